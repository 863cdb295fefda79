/**
 * Mergeable summaries of what was measured: {@link dev.plumbline.processors.sketches.QuantileSketch} for latencies and
 * token counts, {@link dev.plumbline.processors.sketches.ScoreDistribution} for scores.
 *
 * <p>All state is integer counts and integer sums, so merging commutes exactly: the bytes of a merged summary do not
 * depend on the order in which its values arrived. Nothing here knows windows, series, Kafka or Avro, and nothing here
 * is thread-safe: one owner at a time.
 */
@NullMarked
package dev.plumbline.processors.sketches;

import org.jspecify.annotations.NullMarked;
