package dev.plumbline.processors.topologies.drift.detectors;

import dev.plumbline.processors.drift.DriftTransition;

/**
 * A change of a detector's verdict.
 *
 * @param transition what happened; its means are in millionths of a score, or of a share
 * @param quantile the reference quantile that tells most, in percent; 0 where values are not held against quantiles
 * @param reference the value of that quantile in the unit of the signal; 0 where there is none
 */
public record Finding(DriftTransition transition, int quantile, long reference) {

    static Finding of(DriftTransition transition) {
        return new Finding(transition, 0, 0);
    }

    /** True if a change began. */
    public boolean fired() {
        return transition.kind() == DriftTransition.Kind.FIRED;
    }
}
