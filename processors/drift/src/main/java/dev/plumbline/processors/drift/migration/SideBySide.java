package dev.plumbline.processors.drift.migration;

import dev.plumbline.processors.drift.experiment.ArmTotals;
import dev.plumbline.processors.drift.experiment.ExperimentConfig;
import dev.plumbline.processors.drift.experiment.PairedMeans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An old and a new model over the same features.
 *
 * <p>Only features that both served with enough calls count, and each weighs the same on both sides: its share of the old
 * model's calls. So a new model is not called better because it was given the easier features. It is a comparison, not an
 * experiment: calls were not assigned by chance, and the interval covers chance only. Immutable.
 *
 * @param measures the comparison of each measure, by name
 * @param left features that were left out of every measure, because one side has too few calls of them
 */
public record SideBySide(Map<String, PairedMeans> measures, List<String> left) {
    public SideBySide {
        measures = Map.copyOf(measures);
        left = List.copyOf(left);
    }

    /** Compares them. */
    public static SideBySide of(List<FeatureTotals> before, List<FeatureTotals> after, ExperimentConfig config) {
        Map<String, Map<String, ArmTotals>> old = byFeature(before);
        Map<String, Map<String, ArmTotals>> fresh = byFeature(after);
        TreeSet<String> features = new TreeSet<>(old.keySet());
        features.addAll(fresh.keySet());
        TreeSet<String> unused = new TreeSet<>(features);
        TreeMap<String, PairedMeans> measures = new TreeMap<>();
        for (String measure : names(before, after)) {
            List<ArmTotals[]> pairs = new ArrayList<>();
            for (String feature : features) {
                ArmTotals a = total(old, feature, measure);
                ArmTotals b = total(fresh, feature, measure);
                if (Math.min(a.count(), b.count()) >= config.fewest()) {
                    pairs.add(new ArmTotals[] {a, b});
                    unused.remove(feature);
                }
            }
            PairedMeans.of(pairs, config).ifPresent(means -> measures.put(measure, means));
        }
        return new SideBySide(measures, new ArrayList<>(unused));
    }

    private static Map<String, Map<String, ArmTotals>> byFeature(List<FeatureTotals> totals) {
        Map<String, Map<String, ArmTotals>> byFeature = new TreeMap<>();
        for (FeatureTotals one : totals) {
            one.measures()
                    .forEach((measure, arm) -> byFeature
                            .computeIfAbsent(one.feature(), unused -> new TreeMap<>())
                            .merge(measure, arm, ArmTotals::plus));
        }
        return byFeature;
    }

    private static TreeSet<String> names(List<FeatureTotals> before, List<FeatureTotals> after) {
        TreeSet<String> names = new TreeSet<>();
        before.forEach(one -> names.addAll(one.measures().keySet()));
        after.forEach(one -> names.addAll(one.measures().keySet()));
        return names;
    }

    private static ArmTotals total(Map<String, Map<String, ArmTotals>> from, String feature, String measure) {
        return from.getOrDefault(feature, Map.of()).getOrDefault(measure, ArmTotals.NONE);
    }
}
