/**
 * Sequential drift detection for one series: minutes of scores in, firing and resolved transitions out.
 *
 * <p>{@link dev.plumbline.processors.drift.MeanDriftDetector} is the entry point. The packages below hold its parts, so
 * that detectors of other forms (rates, quantile banks, mix shares) can be put together from them: {@code scores} is what
 * goes in, {@code baseline} what is expected, {@code sequential} the evidence that it no longer holds, {@code state} the
 * bytes in between.
 *
 * <p>Not here: Kafka, stores, windows, rules, alert records, wall clocks. The same minutes in the same order give the
 * same transitions and the same bytes of state on every machine.
 */
@NullMarked
package dev.plumbline.processors.drift;

import org.jspecify.annotations.NullMarked;
