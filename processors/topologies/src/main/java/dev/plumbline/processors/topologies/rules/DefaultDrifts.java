package dev.plumbline.processors.topologies.rules;

import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.topologies.drift.DriftRule;
import dev.plumbline.processors.topologies.drift.signals.SignalKind;
import dev.plumbline.schemas.records.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is watched without any configuration: rates, latencies, tokens and cost of every feature, and its scores unless a
 * rule watches scores.
 */
final class DefaultDrifts {
    private static final Grouping FEATURES = Grouping.of(Dimension.FEATURE);

    private DefaultDrifts() {}

    static List<DriftRule> beside(List<DriftRule> rules, int arlDays) {
        List<DriftRule> defaults = new ArrayList<>();
        defaults.add(rule("default-calls", SignalKind.ofCalls(), arlDays));
        if (rules.stream().noneMatch(rule -> rule.signals().contains(SignalKind.SCORE))) {
            defaults.add(rule("default-scores", Set.of(SignalKind.SCORE), arlDays));
        }
        return defaults;
    }

    private static DriftRule rule(String id, Set<SignalKind> signals, int arlDays) {
        MeanDriftConfig detector = MeanDriftConfig.DEFAULT.withArlDays(arlDays);
        return new DriftRule(id, FEATURES, Map.of(), signals, Set.of(), detector, true, Severity.WARNING);
    }
}
