package dev.plumbline.processors.benchmarks.evaluation.trials;

import dev.plumbline.processors.benchmarks.evaluation.contenders.Contender;
import dev.plumbline.processors.benchmarks.evaluation.contenders.Contenders;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Minute;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Simulation;
import dev.plumbline.processors.benchmarks.evaluation.simulation.ValueStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Counts alarms on series that do not change: a week to learn from, then thirty days that count. */
public final class FalseAlarms {
    private static final int DAY = 1_440;
    private static final int QUIET_DAYS = 30;

    private final Scope scope;
    private final Workers workers;

    /** In such a scope. */
    public FalseAlarms(Scope scope, Workers workers) {
        this.scope = scope;
        this.workers = workers;
    }

    /**
     * False alarms of one contender.
     *
     * @param simulation its name
     * @param contender its name
     * @param seriesDays days that counted
     * @param alarms in them
     * @param per1000Days alarms in 1,000 such days
     * @param low lower end of its exact 95 % interval
     * @param high its upper end
     */
    public record Row(
            String simulation,
            String contender,
            long seriesDays,
            long alarms,
            double per1000Days,
            double low,
            double high) {
        static Row of(String simulation, String contender, long seriesDays, long alarms) {
            double scale = 1_000.0 / seriesDays;
            PoissonInterval interval = PoissonInterval.of(alarms);
            return new Row(
                    simulation,
                    contender,
                    seriesDays,
                    alarms,
                    alarms * scale,
                    interval.low() * scale,
                    interval.high() * scale);
        }
    }

    /** A row for each contender. */
    public List<Row> of(Simulation simulation) {
        var makers = Contenders.of(simulation.law(), scope.peers());
        int days = Math.min(QUIET_DAYS, scope.seriesDays());
        int series = (scope.seriesDays() + days - 1) / days;
        List<long[]> counts = workers.run(
                simulation.name() + ", quiet", series, i -> alarms(simulation, i, days, List.copyOf(makers.values())));
        List<Row> rows = new ArrayList<>();
        for (String contender : makers.keySet()) {
            int place = rows.size();
            long alarms = counts.stream().mapToLong(each -> each[place]).sum();
            rows.add(Row.of(simulation.name(), contender, (long) series * days, alarms));
        }
        return rows;
    }

    private long[] alarms(Simulation simulation, int index, int days, List<Supplier<Contender>> makers) {
        ValueStream stream = new ValueStream(simulation, scope.seed(simulation.name() + "/quiet", index));
        List<Contender> contenders = makers.stream().map(Supplier::get).toList();
        long[] alarms = new long[contenders.size()];
        long from = (long) Contender.WARM_UP_DAYS * DAY;
        for (long minute = 0; minute < from + (long) days * DAY; minute++) {
            Minute values = stream.next();
            for (int i = 0; i < alarms.length; i++) {
                boolean alarm = contenders.get(i).onMinute(values).isPresent();
                alarms[i] += alarm && minute >= from ? 1 : 0;
            }
        }
        return alarms;
    }
}
