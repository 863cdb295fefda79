/**
 * The totals of windows: on the heap between commits, over the stores that keep them. Nothing here decides when a window closes.
 */
@NullMarked
package dev.plumbline.processors.topologies.rollup.windows;

import org.jspecify.annotations.NullMarked;
