/**
 * What a watched series was made up of lately: its totals and those of its elements, minute by minute at first and
 * coarser with age, in bounded space. It is what evidence and attribution are read from; it detects nothing.
 */
@NullMarked
package dev.plumbline.processors.topologies.drift.history;

import org.jspecify.annotations.NullMarked;
