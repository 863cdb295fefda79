package dev.plumbline.processors.benchmarks.sizing;

/**
 * What a measurement of restoring gave.
 *
 * @param windows how many there were
 * @param seconds from the start on an empty disk to the first complete answer
 */
public record Restored(long windows, double seconds) {}
