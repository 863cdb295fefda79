/**
 * Variants of a prompt or model, compared while the experiment runs: always-valid inference, so that one may look at any
 * time and stop at any time.
 *
 * <p>{@link dev.plumbline.processors.drift.experiment.ArmTotals} goes in,
 * {@link dev.plumbline.processors.drift.experiment.Experiment} compares. Not here: who is assigned to which variant,
 * Kafka, stores, clocks.
 */
@NullMarked
package dev.plumbline.processors.drift.experiment;

import org.jspecify.annotations.NullMarked;
