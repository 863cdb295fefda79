package dev.plumbline.processors.drift.migration;

import dev.plumbline.processors.drift.experiment.ArmTotals;
import java.util.Map;

/**
 * What one model did for one feature.
 *
 * @param feature the feature
 * @param measures totals by measure: {@code cost}, {@code error_rate}, {@code latency}, a score's name, in whatever unit
 */
public record FeatureTotals(String feature, Map<String, ArmTotals> measures) {
    public FeatureTotals {
        measures = Map.copyOf(measures);
    }
}
