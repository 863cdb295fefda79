package dev.plumbline.processors.benchmarks.evaluation.simulation;

/**
 * What one minute brought. Not copied: whoever gets it must not change it.
 *
 * @param minute minutes since the beginning of the stream, which is midnight
 * @param values scores, 0 or 1 for events, latencies, or the number of a category; perhaps none
 */
public record Minute(long minute, double[] values) {}
