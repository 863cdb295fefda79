package dev.plumbline.processors.benchmarks.report;

import dev.plumbline.processors.benchmarks.runs.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rows as text. */
public final class Table {
    private static final String HEADER = "%-38s %12s %9s %9s %11s %11s %8s %8s%n";
    private static final String LINE = "%-38s %12.0f %9.2f %9.1f %11.1f %11.1f %8.2f %8.2f%n";

    private Table() {}

    /** A line for each row, with its ratios to the plain consumer with decode if that has run. */
    public static String of(List<Row> rows) {
        Optional<Row> yardstick =
                rows.stream().filter(row -> row.contender().equals("b")).findFirst();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                HEADER,
                "contender",
                "events/s",
                "CPU-s/M",
                "RSS MB",
                "repart B/ev",
                "chlog B/ev",
                "rate/b",
                "CPU/b"));
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    LINE,
                    "(" + row.contender() + ") " + Kind.of(row.contender()).title(),
                    row.eventsPerSecond(),
                    row.cpuSecondsPerMillion(),
                    row.peakMegabytes(),
                    row.repartitionBytesPerEvent(),
                    row.changelogBytesPerEvent(),
                    yardstick
                            .map(b -> row.eventsPerSecond() / b.eventsPerSecond())
                            .orElse(Double.NaN),
                    yardstick
                            .map(b -> row.cpuSecondsPerMillion() / b.cpuSecondsPerMillion())
                            .orElse(Double.NaN)));
        }
        return text.toString();
    }
}
