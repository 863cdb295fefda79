package dev.plumbline.processors.benchmarks.evaluation.report;

import java.util.List;

/** A table in Markdown, row by row. Not thread-safe. */
final class MarkdownTable {
    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... columns) {
        row(List.of(columns));
        text.append("|---".repeat(columns.length)).append("|\n");
    }

    void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
