package dev.plumbline.processors.drift;

/**
 * A change of the verdict of an {@link ExceedanceDriftDetector} or a {@link DistributionDriftDetector}.
 *
 * @param quantile the reference quantile that tells most, in percent, one of the detector's {@code QUANTILES}
 * @param transition the change of the share of values above it; the evidence of a firing is the average over all quantiles
 */
public record ExceedanceTransition(int quantile, DriftTransition transition) {}
