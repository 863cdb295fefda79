package dev.plumbline.processors.benchmarks.report;

import java.util.List;

/** A table in Markdown, row by row. Not thread-safe. */
public final class MarkdownTable {
    private final StringBuilder text = new StringBuilder();

    /** A table with these columns and no rows yet. */
    public MarkdownTable(String... columns) {
        row(List.of(columns));
        text.append("|---".repeat(columns.length)).append("|\n");
    }

    /** Adds a row. */
    public void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
