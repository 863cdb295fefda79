package dev.plumbline.processors.benchmarks.evaluation.trials;

import dev.plumbline.processors.benchmarks.evaluation.contenders.Contender;
import dev.plumbline.processors.benchmarks.evaluation.contenders.Contenders;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Simulation;
import dev.plumbline.processors.benchmarks.evaluation.simulation.ValueStream;
import java.util.List;

/** Counts the false alarms of many detectors at once, whose average days between false alarms are seven a detector. */
public final class Fleet {
    private static final int DAY = 1_440;
    private static final int WEEK = 7 * DAY;

    private final Scope scope;
    private final Workers workers;

    /** In such a scope. */
    public Fleet(Scope scope, Workers workers) {
        this.scope = scope;
        this.workers = workers;
    }

    /**
     * False alarms of a fleet.
     *
     * @param detectors how many
     * @param arlDays average days between false alarms that each was set to
     * @param weeks after the week to learn from
     * @param alarms in all weeks
     * @param perWeek alarms a week
     * @param high upper end of its exact 95 % interval
     */
    public record Row(int detectors, int arlDays, int weeks, long alarms, double perWeek, double high) {}

    /** So many detectors, that watch the simulations in turn for so many weeks. */
    public Row of(List<Simulation> simulations, int detectors, int weeks) {
        int arlDays = 7 * detectors;
        List<Long> alarms = workers.run("fleet of " + detectors, detectors, i -> {
            Simulation simulation = simulations.get(i % simulations.size());
            ValueStream stream = new ValueStream(simulation, scope.seed("fleet/" + detectors, i));
            return alarms(stream, Contenders.ours(simulation.law(), arlDays), weeks);
        });
        long total = alarms.stream().mapToLong(Long::longValue).sum();
        return new Row(
                detectors,
                arlDays,
                weeks,
                total,
                (double) total / weeks,
                PoissonInterval.of(total).high() / weeks);
    }

    private static long alarms(ValueStream stream, Contender contender, int weeks) {
        long alarms = 0;
        for (int minute = 0; minute < (weeks + 1) * WEEK; minute++) {
            alarms += contender.onMinute(stream.next()).isPresent() ? 1 : 0;
        }
        return alarms;
    }
}
