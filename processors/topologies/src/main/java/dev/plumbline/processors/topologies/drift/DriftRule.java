package dev.plumbline.processors.topologies.drift;

import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.drift.signals.SignalKind;
import dev.plumbline.schemas.records.Severity;
import java.util.Map;
import java.util.Set;

/**
 * Watches signals against their baselines, in every series of a grouping.
 *
 * @param id names the rule in alerts
 * @param grouping which series: one detector for each of their signals
 * @param filter dimension values that a series must have; empty for all
 * @param signals the kinds that are watched
 * @param scores names of the scores that are watched; empty for all
 * @param detector the detectors' settings; its sides are those of scores, its scale where none is learned
 * @param scaleLearned true if the scale of a score is the smallest usual one that holds what its warm-up saw
 * @param severity severity of its alerts
 */
public record DriftRule(
        String id,
        Grouping grouping,
        Map<String, String> filter,
        Set<SignalKind> signals,
        Set<String> scores,
        MeanDriftConfig detector,
        boolean scaleLearned,
        Severity severity) {

    /** Copies the collections and checks the id. */
    public DriftRule {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a drift rule needs an id");
        }
        filter = Map.copyOf(filter);
        signals = Set.copyOf(signals);
        scores = Set.copyOf(scores);
    }

    /** A rule on scores of a declared scale. */
    public DriftRule(
            String id,
            Grouping grouping,
            Map<String, String> filter,
            Set<String> scores,
            MeanDriftConfig detector,
            Severity severity) {
        this(id, grouping, filter, Set.of(SignalKind.SCORE), scores, detector, false, severity);
    }

    /** True if the rule watches this series. */
    public boolean watches(SeriesKey series) {
        return series.grouping().equals(grouping) && series.asMap().entrySet().containsAll(filter.entrySet());
    }

    /** True if the rule watches scores of that name. */
    public boolean watches(ScoreKey score) {
        return scores.isEmpty() || scores.contains(score.name());
    }
}
