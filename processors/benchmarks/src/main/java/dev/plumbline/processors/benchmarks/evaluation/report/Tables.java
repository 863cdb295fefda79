package dev.plumbline.processors.benchmarks.evaluation.report;

import dev.plumbline.processors.benchmarks.evaluation.contenders.Contenders;
import dev.plumbline.processors.benchmarks.evaluation.replay.ModelUpdates;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Simulation;
import dev.plumbline.processors.benchmarks.evaluation.trials.Attributions;
import dev.plumbline.processors.benchmarks.evaluation.trials.Delays;
import dev.plumbline.processors.benchmarks.evaluation.trials.Experiments;
import dev.plumbline.processors.benchmarks.evaluation.trials.FalseAlarms;
import dev.plumbline.processors.benchmarks.evaluation.trials.Fleet;
import dev.plumbline.processors.benchmarks.report.MarkdownTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report as tables; those without figures are left out. */
final class Tables {
    private final Report report;

    Tables(Report report) {
        this.report = report;
    }

    Map<String, String> byName() {
        Map<String, String> tables = new LinkedHashMap<>();
        List<Goals.Row> goals = new Goals(report).rows();
        put(tables, "goals", goals, this::goals);
        List<FalseAlarms.Row> ours = report.alarms().stream()
                .filter(row -> row.contender().equals(Contenders.OURS))
                .toList();
        put(tables, "false-alarms", ours, this::alarms);
        put(tables, "peer-alarms", report.alarms(), this::alarms);
        put(tables, "delays", report.delays(), this::delays);
        put(tables, "peers", report.delays(), this::peers);
        put(tables, "fleets", report.fleets(), this::fleets);
        put(tables, "experiments", report.experiments(), this::experiments);
        put(tables, "attribution", report.attributions(), this::attributions);
        put(tables, "updates", updates(false), rows -> replays(rows));
        put(tables, "controls", updates(true), rows -> controls(rows));
        return tables;
    }

    private static <T> void put(
            Map<String, String> tables, String name, List<T> rows, Function<List<T>, Object> maker) {
        if (!rows.isEmpty()) {
            tables.put(name, maker.apply(rows).toString());
        }
    }

    private MarkdownTable goals(List<Goals.Row> rows) {
        MarkdownTable table = new MarkdownTable("goal", "at most", "measured", "");
        for (Goals.Row row : rows) {
            table.row(List.of(row.goal(), row.bound(), row.measured(), row.met() ? "met" : "**missed**"));
        }
        return table;
    }

    private MarkdownTable alarms(List<FalseAlarms.Row> rows) {
        MarkdownTable table =
                new MarkdownTable("simulation", "detector", "series-days", "alarms", "per 1,000 days", "95 %");
        for (FalseAlarms.Row row : rows) {
            table.row(List.of(
                    row.simulation(),
                    name(row.contender()),
                    number(row.seriesDays()),
                    number(row.alarms()),
                    brief(row.per1000Days()),
                    brief(row.low()) + " to " + brief(row.high())));
        }
        return table;
    }

    /** Ours alone, in full. */
    private MarkdownTable delays(List<Delays.Row> rows) {
        MarkdownTable table = new MarkdownTable(
                "simulation", "change", "trials", "median", "p95", "missed", "wrong side", "onset off by", "covered");
        for (Delays.Row row : rows) {
            if (row.contender().equals(Contenders.OURS)) {
                table.row(List.of(
                        row.simulation(),
                        row.change(),
                        number(row.trials()),
                        number(row.median()),
                        number(row.p95()),
                        percent(row.missedShare()),
                        number(row.wrongSide()),
                        row.onsetErrorMinutes() == null ? "" : number(row.onsetErrorMinutes()) + " min",
                        percent(row.onsetCovered())));
            }
        }
        return table;
    }

    /** Everyone, in brief: one row a contender and simulation, one cell an effect. */
    private String peers(List<Delays.Row> rows) {
        StringBuilder text = new StringBuilder();
        for (Simulation simulation : report.simulations()) {
            List<Delays.Row> own = rows.stream()
                    .filter(row -> row.simulation().equals(simulation.name()))
                    .toList();
            List<String> changes =
                    own.stream().map(Delays.Row::change).distinct().toList();
            MarkdownTable table = new MarkdownTable(Stream.concat(Stream.of(simulation.name()), changes.stream())
                    .toArray(String[]::new));
            for (String contender :
                    own.stream().map(Delays.Row::contender).distinct().toList()) {
                List<String> cells = new ArrayList<>(List.of(name(contender)));
                own.stream().filter(row -> row.contender().equals(contender)).forEach(row -> cells.add(cell(row)));
                table.row(cells);
            }
            text.append(text.isEmpty() ? "" : "\n").append(table);
        }
        return text.toString();
    }

    private static String cell(Delays.Row row) {
        String missed = row.missed() == 0 ? "" : ", " + percent(row.missedShare()) + " missed";
        return row.median() == null ? "missed" : number(row.median()) + " / " + number(row.p95()) + missed;
    }

    private MarkdownTable fleets(List<Fleet.Row> rows) {
        MarkdownTable table =
                new MarkdownTable("detectors", "set to one in", "weeks", "alarms", "a week", "at most (95 %)");
        for (Fleet.Row row : rows) {
            table.row(List.of(
                    number(row.detectors()),
                    number(row.arlDays()) + " days",
                    number(row.weeks()),
                    number(row.alarms()),
                    brief(row.perWeek()),
                    brief(row.high())));
        }
        return table;
    }

    private MarkdownTable experiments(List<Experiments.Row> rows) {
        MarkdownTable table = new MarkdownTable(
                "measure",
                "level",
                "equal variants",
                "called different",
                "share",
                "wrong splits",
                "0.1 sd: median an arm",
                "not found",
                "interval holds throughout");
        for (Experiments.Row row : rows) {
            table.row(List.of(
                    row.measure(),
                    brief(row.alpha()),
                    number(row.experiments()),
                    number(row.claims()),
                    percent(row.typeOne()) + ", at most " + percent(row.typeOneHigh()),
                    number(row.splitAlarms()),
                    number(row.medianToStop()),
                    percent(row.notFound()),
                    percent(row.covered())));
        }
        return table;
    }

    private MarkdownTable attributions(List<Attributions.Row> rows) {
        MarkdownTable table = new MarkdownTable(
                "what dropped", "by", "scores since", "of them from before", "changes", "right", "called global");
        for (Attributions.Row row : rows) {
            table.row(List.of(
                    row.change(),
                    brief(-row.shiftSds()) + " sd",
                    number(row.after() + row.misplaced()),
                    number(row.misplaced()),
                    number(row.runs()),
                    percent(row.right()),
                    percent(row.global())));
        }
        return table;
    }

    private List<ModelUpdates.Row> updates(boolean controls) {
        return report.replays().stream()
                .filter(row -> row.control() == controls)
                .toList();
    }

    private MarkdownTable replays(List<ModelUpdates.Row> rows) {
        MarkdownTable table = new MarkdownTable(
                "task",
                "update",
                "watched",
                "mean",
                "fired",
                "calls: median / p95",
                "onset covered",
                "put down to the version: at once",
                "100 calls later");
        for (ModelUpdates.Row row : rows) {
            table.row(List.of(
                    row.task(),
                    row.family() + " " + row.from() + " → " + row.to(),
                    row.measure(),
                    mean(row.meanBefore()) + " → " + mean(row.meanAfter()),
                    row.found() + " of " + row.orders() + (row.early() > 0 ? ", " + row.early() + " early" : ""),
                    row.found() == 0 ? "" : number(row.medianCalls()) + " / " + number(row.p95Calls()),
                    percent(row.onsetCovered()),
                    percent(row.attributed()),
                    percent(row.attributedLater())));
        }
        return table;
    }

    private MarkdownTable controls(List<ModelUpdates.Row> rows) {
        MarkdownTable table = new MarkdownTable("task", "model", "watched", "replays", "false alarms");
        for (ModelUpdates.Row row : rows) {
            table.row(List.of(
                    row.task(),
                    row.family() + " " + row.from(),
                    row.measure(),
                    number(row.orders()),
                    number(row.early() + row.found())));
        }
        return table;
    }

    private static String name(String contender) {
        return contender.equals(Contenders.OURS) ? "**" + contender + "**" : contender;
    }

    private static String mean(double value) {
        return String.format(Locale.ROOT, value < 2 ? "%.3f" : "%.0f", value);
    }

    static String percent(@Nullable Double share) {
        return share == null
                ? ""
                : String.format(Locale.ROOT, share > 0 && share < .1 ? "%.1f %%" : "%.0f %%", 100 * share);
    }

    static String number(@Nullable Number value) {
        return value == null ? "missed" : String.format(Locale.ROOT, "%,d", value.longValue());
    }

    static String brief(double value) {
        return value == 0
                ? "0"
                : String.format(Locale.ROOT, value < .1 ? "%.3f" : value < 10 ? "%.2f" : "%,.0f", value);
    }
}
