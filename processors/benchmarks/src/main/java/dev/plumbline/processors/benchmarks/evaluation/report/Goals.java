package dev.plumbline.processors.benchmarks.evaluation.report;

import dev.plumbline.processors.benchmarks.evaluation.contenders.Contenders;
import dev.plumbline.processors.benchmarks.evaluation.trials.Attributions;
import dev.plumbline.processors.benchmarks.evaluation.trials.Delays;
import dev.plumbline.processors.benchmarks.evaluation.trials.Experiments;
import dev.plumbline.processors.benchmarks.evaluation.trials.FalseAlarms;
import dev.plumbline.processors.benchmarks.evaluation.trials.Fleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures that were promised beforehand, against those that were measured. */
final class Goals {
    private static final double MOST_MISSED = .01;
    private static final double LEAST_RIGHT = .94;
    private static final double LEAST_GLOBAL = .95;

    /** One goal: in words, its bound, what was measured, and whether it was met. */
    record Row(String goal, String bound, String measured, boolean met) {}

    private final Report report;
    private final List<Row> rows = new ArrayList<>();

    Goals(Report report) {
        this.report = report;
    }

    /** A row for each goal that something was measured for. */
    List<Row> rows() {
        rows.clear();
        for (String name : List.of("iid-1440", "iid-14400", "realistic-1440", "realistic-14400", "days-14400")) {
            alarms(name);
        }
        delays("iid-1440", List.of(-.25, -.5, -1.0), List.of(600L, 160L, 60L));
        delays("realistic-1440", List.of(-.25, -.5, -1.0), List.of(2_000L, 400L, 110L));
        delays("realistic-14400", List.of(-.25, -.5, -.5, -1.0), List.of(9_000L, 1_800L, 600L, 550L));
        delays("shape-1440", List.of(.6, .8, .95), List.of(5_000L, 5_000L, 5_000L));
        delays("latency", List.of(1.5), List.of(200L));
        delays("rate-5", List.of(2.0), List.of(1_100L));
        report.experiments().forEach(this::typeOne);
        report.attributions().forEach(this::attribution);
        report.fleets().forEach(this::fleet);
        return List.copyOf(rows);
    }

    private void alarms(String simulation) {
        for (FalseAlarms.Row row : report.alarms()) {
            if (row.simulation().equals(simulation) && row.contender().equals(Contenders.OURS)) {
                rows.add(new Row(
                        "false alarms in 1,000 series-days, " + simulation,
                        "1",
                        String.format(
                                Locale.ROOT,
                                "%s (%s to %s, %,d days)",
                                Tables.brief(row.per1000Days()),
                                Tables.brief(row.low()),
                                Tables.brief(row.high()),
                                row.seriesDays()),
                        row.per1000Days() <= 1));
            }
        }
    }

    private void delays(String simulation, List<Double> effects, List<Long> bounds) {
        for (int i = 0; i < effects.size(); i++) {
            double effect = effects.get(i);
            long bound = bounds.get(i);
            report.delays().stream()
                    .filter(row -> row.simulation().equals(simulation)
                            && row.contender().equals(Contenders.OURS))
                    .filter(row -> row.effect() == effect)
                    .forEach(row -> delay(row, bound));
        }
    }

    private void delay(Delays.Row row, long bound) {
        Long median = row.median();
        rows.add(new Row(
                "median delay, " + row.simulation() + ", " + row.change(),
                Tables.number(bound) + ", missed 1 %",
                Tables.number(median) + ", missed " + Tables.percent(row.missedShare()),
                median != null && median <= bound && row.missedShare() <= MOST_MISSED));
    }

    private void typeOne(Experiments.Row row) {
        rows.add(new Row(
                "equal variants ever called different, " + row.measure(),
                Tables.percent(row.alpha()),
                Tables.percent(row.typeOne()) + " of " + Tables.number(row.experiments()),
                row.typeOne() <= row.alpha()));
    }

    /** The goal is for 1 sd with 600 scores since, and for any change of all scores. */
    private void attribution(Attributions.Row row) {
        boolean all = row.change().startsWith("all");
        if (all || (row.shiftSds() == -1 && row.after() == 600 && row.misplaced() == 0)) {
            rows.add(new Row(
                    all
                            ? "a drop of all scores by " + Tables.brief(-row.shiftSds()) + " sd not blamed on one"
                            : "right element of those that drop by 1 sd",
                    "at least " + Tables.percent(all ? LEAST_GLOBAL : LEAST_RIGHT),
                    Tables.percent(row.right()) + " of " + Tables.number(row.runs()),
                    row.right() >= (all ? LEAST_GLOBAL : LEAST_RIGHT)));
        }
    }

    private void fleet(Fleet.Row row) {
        rows.add(new Row(
                "false alarms a week, fleet of " + row.detectors(),
                "1",
                Tables.brief(row.perWeek()) + " in " + row.weeks() + " weeks",
                row.perWeek() <= 1));
    }
}
