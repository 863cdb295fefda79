package dev.plumbline.processors.topologies.migration;

import dev.plumbline.processors.rollups.ScoreKey;

/**
 * An evaluator that judged calls of a feature.
 *
 * @param feature the feature
 * @param score name and source of the score
 * @param evaluator its name and version, as {@code name@version}
 * @param minute the minute of the call, since the epoch
 */
public record Judged(String feature, ScoreKey score, String evaluator, long minute) {}
