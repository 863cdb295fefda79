package dev.plumbline.processors.query.requests;

import dev.plumbline.processors.rollups.Dimension;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A valid request for a comparison of two values of one dimension.
 *
 * @param by the dimension
 * @param a the value that is compared with, the control
 * @param b the other value, the treatment
 * @param filters for each named dimension the values that pass; never {@code by}
 * @param range from and to, as one window
 * @param scores which scores to compare
 * @param lower names of scores of which less is better
 * @param split the share of the calls that {@code a} is planned to get; empty if none was planned
 * @param alpha the probability of ever claiming a difference that is not there, over all measures
 * @param margin differences within this share of the level of {@code a} count as none; 0 for no margin
 */
public record CompareRequest(
        Dimension by,
        String a,
        String b,
        Map<Dimension, Set<String>> filters,
        TimeRange range,
        ScoreFilter scores,
        Set<String> lower,
        OptionalDouble split,
        double alpha,
        double margin) {

    /** Copies the collections. */
    public CompareRequest {
        filters = Map.copyOf(filters);
        lower = Set.copyOf(lower);
    }
}
