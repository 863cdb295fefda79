package dev.plumbline.processors.query.comparison;

import dev.plumbline.processors.drift.experiment.ArmTotals;
import dev.plumbline.processors.drift.experiment.Comparison;
import dev.plumbline.processors.drift.experiment.Experiment;
import dev.plumbline.processors.drift.experiment.ExperimentConfig;
import dev.plumbline.processors.query.requests.CompareRequest;
import dev.plumbline.processors.rollups.Aggregate;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * One look at an experiment: totals of both sides, as they are now.
 *
 * @param request what was asked
 * @param a totals of the control
 * @param b totals of the treatment
 * @param alpha level of one quantity
 */
record Contest(CompareRequest request, Aggregate a, Aggregate b, double alpha) {
    private static final double ANY_SPLIT = .5;

    /** The split of the traffic against the plan, from one look: the sides' calls as they are now. */
    boolean mismatch() {
        Experiment experiment = experiment(ExperimentConfig.DEFAULT);
        experiment.look(ArmTotals.NONE, ArmTotals.NONE, units(a), units(b));
        return experiment.sampleRatioMismatch();
    }

    /** Compares one quantity; empty if it is not known for all calls. */
    Optional<Compared> compare(Quantity quantity) {
        BigInteger pivot = quantity.pivot(a);
        return quantity.totals(a, pivot)
                .flatMap(control -> quantity.totals(b, pivot)
                        .map(treatment -> compared(quantity, quantity.level(pivot), control, treatment)));
    }

    private Compared compared(Quantity quantity, double offset, ArmTotals control, ArmTotals treatment) {
        Levels levels = new Levels(quantity, offset);
        ExperimentConfig config = levels.config(alpha, request.margin(), control.mean());
        Comparison look = experiment(config).look(control, treatment, units(a), units(b));
        boolean known = Double.isFinite(look.low());
        return levels.compared(
                levels.side(look.controlSize(), look.controlMean()),
                levels.side(look.treatmentSize(), look.treatmentMean()),
                new Levels.Interval(
                        look.controlSize() == 0 || look.treatmentSize() == 0 ? Double.NaN : look.effect(),
                        look.low(),
                        look.high()),
                known ? Figures.of(look.probabilityTreatmentBetter()) : null,
                known ? Figures.of(look.pValue()) : null,
                word(look),
                null);
    }

    private Experiment experiment(ExperimentConfig config) {
        return new Experiment(config, request.split().orElse(ANY_SPLIT));
    }

    /** Without a plan there is nothing to hold the split against. */
    private long units(Aggregate side) {
        return request.split().isPresent() ? side.calls() : 0;
    }

    private static String word(Comparison look) {
        return switch (look.recommendation()) {
            case STOP_FOR_CONTROL -> "stop_for_a";
            case STOP_FOR_TREATMENT -> "stop_for_b";
            default -> look.recommendation().name().toLowerCase(Locale.ROOT);
        };
    }
}
