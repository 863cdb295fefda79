/**
 * The records that carry partial totals from the tasks that count calls to the tasks that merge them.
 *
 * <p>A packet holds totals of many series for one target partition, behind a header that says who sent it and how far
 * that sender has come. Nothing here decides what goes into a packet, and nothing here sends one.
 */
@NullMarked
package dev.plumbline.processors.rollups.packets;

import org.jspecify.annotations.NullMarked;
