/**
 * Sequential drift detection for one series: minutes of scores in, firing and resolved transitions out.
 *
 * <p>{@link dev.plumbline.processors.drift.MeanDriftDetector} is the entry point for scores,
 * {@link dev.plumbline.processors.drift.RateDriftDetector} for rates of events and
 * {@link dev.plumbline.processors.drift.ExceedanceDriftDetector} for latency and cost. The packages below
 * hold their parts: {@code scores} is what goes in, {@code baseline} what is expected, {@code sequential} the evidence
 * that it no longer holds, {@code state} the bytes in between. {@code attribution} stands apart: what a change came with.
 *
 * <p>Not here: Kafka, stores, windows, rules, alert records, wall clocks. The same minutes in the same order give the
 * same transitions and the same bytes of state on every machine.
 */
@NullMarked
package dev.plumbline.processors.drift;

import org.jspecify.annotations.NullMarked;
