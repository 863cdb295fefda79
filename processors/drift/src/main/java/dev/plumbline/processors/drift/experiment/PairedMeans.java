package dev.plumbline.processors.drift.experiment;

import java.util.List;
import java.util.Optional;

/**
 * Two means over the same strata, each stratum with its share of the first side's observations.
 *
 * @param strata strata that both sides have
 * @param firstSize observations of the first side in them
 * @param secondSize those of the second
 * @param first weighted mean of the first side
 * @param second weighted mean of the second
 * @param low lower end of the always-valid interval of second minus first, as in {@link Comparison}
 * @param high its upper end
 */
public record PairedMeans(
        int strata, long firstSize, long secondSize, double first, double second, double low, double high) {

    /**
     * Compares them; empty for no strata, or if no observation differs from another.
     *
     * @param strata for each the first and the second side, neither empty
     */
    public static Optional<PairedMeans> of(List<ArmTotals[]> strata, ExperimentConfig config) {
        ArmTotals first = strata.stream().map(pair -> pair[0]).reduce(ArmTotals.NONE, ArmTotals::plus);
        ArmTotals second = strata.stream().map(pair -> pair[1]).reduce(ArmTotals.NONE, ArmTotals::plus);
        double mean1 = 0;
        double mean2 = 0;
        double variance = 0;
        double within = 0;
        for (ArmTotals[] pair : strata) {
            double weight = (double) pair[0].count() / first.count();
            NormalMixture test = NormalMixture.of(pair[0], pair[1], config.typicalEffect());
            mean1 += weight * pair[0].mean();
            mean2 += weight * pair[1].mean();
            variance += weight * weight * test.variance();
            within += weight * test.tau2();
        }
        NormalMixture all = new NormalMixture(mean2 - mean1, variance, within);
        if (strata.isEmpty() || all.degenerate()) {
            return Optional.empty();
        }
        double half = all.halfWidth(config.alpha());
        return Optional.of(new PairedMeans(
                strata.size(),
                first.count(),
                second.count(),
                mean1,
                mean2,
                all.difference() - half,
                all.difference() + half));
    }
}
