/** Runs detectors on simulated series and counts: false alarms, delays, onsets, attribution, experiments. */
@NullMarked
package dev.plumbline.processors.benchmarks.evaluation.trials;

import org.jspecify.annotations.NullMarked;
