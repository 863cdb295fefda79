package dev.plumbline.processors.benchmarks.contenders;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a contender is given.
 *
 * @param address the broker
 * @param topic the topic to read
 * @param events how many calls it has
 * @param threads how many threads the contender may use for its work
 * @param commit time between commits or checkpoints
 * @param series live series on the topic, about
 * @param directory for state; empty at the start
 */
public record Feed(
        String address, String topic, long events, int threads, Duration commit, int series, Path directory) {}
