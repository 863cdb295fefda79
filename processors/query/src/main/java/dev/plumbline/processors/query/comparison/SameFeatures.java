package dev.plumbline.processors.query.comparison;

import dev.plumbline.processors.drift.experiment.ArmTotals;
import dev.plumbline.processors.drift.experiment.ExperimentConfig;
import dev.plumbline.processors.drift.experiment.PairedMeans;
import dev.plumbline.processors.drift.migration.FeatureTotals;
import dev.plumbline.processors.drift.migration.SideBySide;
import dev.plumbline.processors.rollups.Aggregate;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Both sides over the same features, each feature weighing as much on both: its share of the first side's observations. What an old
 * and a new model are compared by.
 *
 * @param a totals of the first side by feature
 * @param b totals of the second side by feature
 * @param alpha level of one quantity
 */
record SameFeatures(Map<String, Aggregate> a, Map<String, Aggregate> b, double alpha) {

    /** Comparisons of the quantities, and the features that were of no use to any. */
    record Result(Map<Quantity, Compared> measures, List<String> leftOut) {}

    Result compare(List<Quantity> quantities) {
        Map<String, BigInteger> pivots = new HashMap<>();
        quantities.forEach(quantity -> pivots.put(quantity.metric(), pivot(quantity)));
        SideBySide found = SideBySide.of(
                features(a, quantities, pivots),
                features(b, quantities, pivots),
                ExperimentConfig.DEFAULT.withAlpha(alpha));
        Map<Quantity, Compared> measures = new HashMap<>();
        for (Quantity quantity : quantities) {
            Optional.ofNullable(found.measures().get(quantity.metric()))
                    .ifPresent(means -> measures.put(
                            quantity,
                            compared(quantity, pivots.getOrDefault(quantity.metric(), BigInteger.ZERO), means)));
        }
        return new Result(measures, found.left());
    }

    private BigInteger pivot(Quantity quantity) {
        Aggregate all = new Aggregate();
        a.values().forEach(all::merge);
        return quantity.pivot(all);
    }

    private static List<FeatureTotals> features(
            Map<String, Aggregate> side, List<Quantity> quantities, Map<String, BigInteger> pivots) {
        List<FeatureTotals> features = new ArrayList<>();
        side.forEach((feature, total) -> {
            Map<String, ArmTotals> measures = new HashMap<>();
            quantities.forEach(
                    quantity -> quantity.totals(total, pivots.getOrDefault(quantity.metric(), BigInteger.ZERO))
                            .ifPresent(totals -> measures.put(quantity.metric(), totals)));
            features.add(new FeatureTotals(feature, measures));
        });
        return features;
    }

    private static Compared compared(Quantity quantity, BigInteger pivot, PairedMeans means) {
        Levels levels = new Levels(quantity, quantity.level(pivot));
        return levels.compared(
                levels.side(means.firstSize(), means.first()),
                levels.side(means.secondSize(), means.second()),
                new Levels.Interval(means.second() - means.first(), means.low(), means.high()),
                null,
                null,
                null,
                means.strata());
    }
}
