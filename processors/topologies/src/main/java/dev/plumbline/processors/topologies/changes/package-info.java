/**
 * Change events on their way to the tasks that watch series: every task gets every change, in the stream of packets, so
 * that it is there before the minutes close that it concerns. What a change coincides with is decided elsewhere.
 */
@NullMarked
package dev.plumbline.processors.topologies.changes;

import org.jspecify.annotations.NullMarked;
