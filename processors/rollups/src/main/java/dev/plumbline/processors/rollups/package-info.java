/**
 * Series, windows and the totals of a series in a window.
 *
 * <p>A call belongs to one {@link dev.plumbline.processors.rollups.SeriesKey series} for each configured {@link
 * dev.plumbline.processors.rollups.Grouping grouping}. An {@link dev.plumbline.processors.rollups.Aggregate} holds what
 * is known of the calls of one series in one window. Everything in it is an integer and merges by addition, so the same
 * calls give the same bytes in whatever order they were added and merged.
 *
 * <p>Nothing here knows Kafka, Avro or a clock, and nothing prices or validates a call.
 */
@NullMarked
package dev.plumbline.processors.rollups;

import org.jspecify.annotations.NullMarked;
