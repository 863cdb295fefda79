package dev.plumbline.deploy.standalone.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Aligns rows under headings, as wide as they need to be: nothing is cut off. */
public final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /** Writes a heading and one line a row. */
    public static void write(List<Column> columns, Iterable<JsonNode> rows, Consumer<String> lines) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns.stream().map(Column::title).toList());
        for (JsonNode row : rows) {
            cells.add(columns.stream().map(column -> column.shown().apply(row)).toList());
        }
        int[] widths = widths(columns.size(), cells);
        for (List<String> line : cells) {
            lines.accept(line(columns, line, widths));
        }
    }

    private static int[] widths(int columns, List<List<String>> cells) {
        int[] widths = new int[columns];
        for (List<String> line : cells) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        return widths;
    }

    private static String line(List<Column> columns, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(widths[i] - width(cells.get(i)));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).alignRight() ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
