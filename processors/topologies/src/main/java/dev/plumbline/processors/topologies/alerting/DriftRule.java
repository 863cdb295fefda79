package dev.plumbline.processors.topologies.alerting;

import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.schemas.records.Severity;
import java.util.Map;
import java.util.Set;

/**
 * Watches the mean of scores against its baseline, in every series of a grouping.
 *
 * @param id names the rule in alerts
 * @param grouping which series: one detector for each, score name and source
 * @param filter dimension values that a series must have; empty for all
 * @param scores names of the scores that are watched; empty for all
 * @param detector the detector's settings
 * @param severity severity of its alerts
 */
public record DriftRule(
        String id,
        Grouping grouping,
        Map<String, String> filter,
        Set<String> scores,
        MeanDriftConfig detector,
        Severity severity) {

    /** Copies the collections and checks the id. */
    public DriftRule {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a drift rule needs an id");
        }
        filter = Map.copyOf(filter);
        scores = Set.copyOf(scores);
    }

    boolean watches(SeriesKey series) {
        return series.grouping().equals(grouping) && series.asMap().entrySet().containsAll(filter.entrySet());
    }

    boolean watches(ScoreKey score) {
        return scores.isEmpty() || scores.contains(score.name());
    }
}
