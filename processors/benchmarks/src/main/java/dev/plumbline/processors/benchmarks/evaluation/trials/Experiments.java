package dev.plumbline.processors.benchmarks.evaluation.trials;

import dev.plumbline.processors.drift.experiment.ArmTotals;
import dev.plumbline.processors.drift.experiment.Comparison;
import dev.plumbline.processors.drift.experiment.Experiment;
import dev.plumbline.processors.drift.experiment.ExperimentConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Compares two variants and looks after every fifty observations of each, up to 20,000: how often equal ones are ever
 * called different, and how many observations a difference takes.
 */
public final class Experiments {
    private static final int LOOK = 50;
    private static final int LOOKS = 400;
    private static final int SEVERAL = 4;
    private static final double EFFECT = .1;

    private final Scope scope;
    private final Workers workers;

    /** In such a scope; four experiments a trial where variants are equal. */
    public Experiments(Scope scope, Workers workers) {
        this.scope = scope;
        this.workers = workers;
    }

    /**
     * What came of one measure.
     *
     * @param measure what is compared
     * @param alpha the level
     * @param experiments with equal variants
     * @param claims experiments in which they were ever called different
     * @param typeOne the share of claims
     * @param typeOneHigh upper end of its exact 95 % interval, as of a Poisson count
     * @param splitAlarms experiments whose even split was ever called uneven, at level 0.001
     * @param covered share of experiments with a true effect of 0.1 sd whose interval held it at every look
     * @param medianToStop observations an arm until such an effect was claimed, in the median
     * @param notFound share in which it was not claimed with 20,000 an arm
     */
    public record Row(
            String measure,
            double alpha,
            int experiments,
            int claims,
            double typeOne,
            double typeOneHigh,
            int splitAlarms,
            double covered,
            @Nullable Long medianToStop,
            double notFound) {}

    private record Measure(String name, double sd, ToDoubleFunction<SplittableRandom> draw) {}

    private record Run(boolean claimed, long stopped, boolean covered, boolean splitAlarm) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure("normal scores", 1, SplittableRandom::nextGaussian),
            new Measure("pass rate of 90 %", .3, random -> random.nextDouble() < .9 ? 1 : 0),
            new Measure("error rate of 2 %", .14, random -> random.nextDouble() < .02 ? 1 : 0),
            new Measure("log of latency", .8, random -> .8 * random.nextGaussian()));

    /** A row for each measure at levels 0.05 and 0.01. */
    public List<Row> run() {
        List<Row> rows = new ArrayList<>();
        for (Measure measure : MEASURES) {
            for (double alpha : new double[] {.05, .01}) {
                rows.add(row(measure, alpha));
            }
        }
        return rows;
    }

    private Row row(Measure measure, double alpha) {
        String name = measure.name + ", alpha " + alpha;
        List<Run> equal = runs(measure, alpha, 0, SEVERAL * scope.trials(), name + ", equal");
        List<Run> unequal = runs(measure, alpha, EFFECT * measure.sd, scope.trials(), name + ", 0.1 sd");
        int claims = count(equal, Run::claimed);
        List<Long> stops = unequal.stream().map(Run::stopped).sorted().toList();
        return new Row(
                measure.name,
                alpha,
                equal.size(),
                claims,
                (double) claims / equal.size(),
                PoissonInterval.of(claims).high() / equal.size(),
                count(equal, Run::splitAlarm) + count(unequal, Run::splitAlarm),
                (double) count(unequal, Run::covered) / unequal.size(),
                Outcome.quantile(stops, .5),
                1 - (double) count(unequal, Run::claimed) / unequal.size());
    }

    private List<Run> runs(Measure measure, double alpha, double effect, int count, String what) {
        return workers.run(what, count, i -> {
            SplittableRandom random = new SplittableRandom(scope.seed("experiment/" + what, i));
            return one(measure, alpha, effect, random);
        });
    }

    private static Run one(Measure measure, double alpha, double effect, SplittableRandom random) {
        Experiment experiment = new Experiment(ExperimentConfig.DEFAULT.withAlpha(alpha), .5);
        ArmTotals control = ArmTotals.NONE;
        ArmTotals treatment = ArmTotals.NONE;
        long stopped = Long.MAX_VALUE;
        boolean covered = true;
        for (int look = 0; look < LOOKS; look++) {
            for (int i = 0; i < 2 * LOOK; i++) {
                double value = measure.draw.applyAsDouble(random);
                if (random.nextBoolean()) {
                    treatment = treatment.plus(value + effect, 1);
                } else {
                    control = control.plus(value, 1);
                }
            }
            Comparison now = experiment.look(control, treatment, control.count(), treatment.count());
            covered &= now.low() <= effect && effect <= now.high();
            if (stopped == Long.MAX_VALUE && now.pValue() <= alpha) {
                stopped = (control.count() + treatment.count()) / 2;
            }
        }
        return new Run(stopped < Long.MAX_VALUE, stopped, covered, experiment.sampleRatioMismatch());
    }

    private static int count(List<Run> runs, Predicate<Run> what) {
        return (int) runs.stream().filter(what).count();
    }
}
