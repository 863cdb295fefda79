package dev.plumbline.processors.drift;

/**
 * A change of an {@link ExceedanceDriftDetector}'s verdict.
 *
 * @param quantile the reference quantile that tells most, in percent: 50, 75, 90, 95 or 99
 * @param transition the change of the share of values above it; the evidence of a firing is the average over all quantiles
 */
public record ExceedanceTransition(int quantile, DriftTransition transition) {}
