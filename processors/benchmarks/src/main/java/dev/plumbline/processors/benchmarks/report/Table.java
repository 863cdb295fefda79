package dev.plumbline.processors.benchmarks.report;

import dev.plumbline.processors.benchmarks.runs.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rows as text. */
public final class Table {
    private static final String HEADER = "%-38s %11s %8s %8s %8s %9s %7s %11s %11s %7s %7s%n";
    private static final String LINE = "%-38s %11.0f %8.2f %8.2f %7.0f%% %9.1f %7.0f %11.1f %11.1f %7.3f %7.2f%n";
    private static final List<String> COLUMNS = List.of(
            "contender",
            "events/s",
            "CPU-s/M",
            "of it JIT",
            "warm-up",
            "measured s",
            "RSS MB",
            "repart B/ev",
            "chlog B/ev",
            "rate/b",
            "CPU/b");

    private Table() {}

    /** A line for each row, with its ratios to the plain consumer with decode if that has run. */
    public static String of(List<Row> rows) {
        Optional<Row> yardstick =
                rows.stream().filter(row -> row.contender().equals("b")).findFirst();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, HEADER, COLUMNS.toArray()));
        rows.forEach(row -> text.append(line(row, yardstick)));
        return text.toString();
    }

    private static String line(Row row, Optional<Row> yardstick) {
        return String.format(
                Locale.ROOT,
                LINE,
                "(" + row.contender() + ") " + Kind.of(row.contender()).title(),
                row.eventsPerSecond(),
                row.cpuSecondsPerMillion(),
                row.compilerSecondsPerMillion(),
                100 * row.warmUpShare(),
                row.measuredSeconds(),
                row.peakMegabytes(),
                row.repartitionBytesPerEvent(),
                row.changelogBytesPerEvent(),
                yardstick.map(b -> row.eventsPerSecond() / b.eventsPerSecond()).orElse(Double.NaN),
                yardstick
                        .map(b -> row.cpuSecondsPerMillion() / b.cpuSecondsPerMillion())
                        .orElse(Double.NaN));
    }
}
