package dev.plumbline.processors.benchmarks.runs;

import dev.plumbline.processors.benchmarks.measure.Footprint;
import dev.plumbline.processors.benchmarks.measure.Measurement;

/**
 * A run of the pipeline and what its state weighed at the end.
 *
 * @param measurement the run
 * @param footprint its state
 */
public record Weighed(Measurement measurement, Footprint footprint) {}
