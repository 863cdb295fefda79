package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.sequential.Onset;

/**
 * A change of a detector's verdict, with everything an alert has to state. Scores are in millionths, those outside
 * the scale at its nearer end, minutes are since the epoch.
 *
 * @param kind whether the change began or ended
 * @param direction the side on which the mean left the baseline
 * @param minute the minute whose scores brought the verdict
 * @param firedMinute the minute of the firing that this belongs to; equal to {@code minute} for {@code FIRED}
 * @param onset when the change began, as estimated at the firing; the same in both transitions
 * @param observedMeanMillionths mean since the onset; for {@code RESOLVED}, mean since the recovery
 * @param baselineMeanMillionths mean of the reference sample
 * @param toleranceMillionths how far the mean may lie off without that being evidence
 * @param logEvidence natural logarithm of the e-value
 * @param threshold what the e-value was held against
 * @param sampleSize scores behind the observed mean
 * @param baselineSize scores behind the baseline mean
 */
public record DriftTransition(
        Kind kind,
        Direction direction,
        long minute,
        long firedMinute,
        Onset onset,
        long observedMeanMillionths,
        long baselineMeanMillionths,
        long toleranceMillionths,
        double logEvidence,
        double threshold,
        long sampleSize,
        long baselineSize) {

    /** What happened. */
    public enum Kind {
        /** The mean has left the baseline. */
        FIRED,
        /** The mean has come back. */
        RESOLVED
    }

    /** The e-value, {@link Double#MAX_VALUE} where it would be larger. */
    public double evidence() {
        return Math.min(Double.MAX_VALUE, StrictMath.exp(logEvidence));
    }

    /** Decimal logarithm of the e-value. */
    public double log10Evidence() {
        return logEvidence / StrictMath.log(10);
    }

    /** The e-value in millionths, {@link Long#MAX_VALUE} where it would be larger. */
    public long evidenceMillionths() {
        return Math.round(evidence() * 1e6);
    }

    /** The threshold in millionths. */
    public long thresholdMillionths() {
        return Math.round(threshold * 1e6);
    }
}
