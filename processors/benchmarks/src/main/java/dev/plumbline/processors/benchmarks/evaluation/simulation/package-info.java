/**
 * Seeded streams of values of known law, that change at a known minute by a known amount. Knows nothing of detectors.
 */
@NullMarked
package dev.plumbline.processors.benchmarks.evaluation.simulation;

import org.jspecify.annotations.NullMarked;
