/**
 * What an alert on a change shows beside its verdict: the parts of the series that carry it, the change events near its
 * onset, and the values before and since. Association only; nothing here says cause.
 */
@NullMarked
package dev.plumbline.processors.topologies.drift.evidence;

import org.jspecify.annotations.NullMarked;
