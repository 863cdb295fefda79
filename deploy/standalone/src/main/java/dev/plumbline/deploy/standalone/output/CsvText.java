package dev.plumbline.deploy.standalone.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes rows as RFC 4180 text, in full digits; a cell that a spreadsheet would run as a formula is defused. */
public final class CsvText {
    private CsvText() {}

    /** Writes a heading in lower case and one line a row, without line ends. */
    public static void write(List<Column> columns, Iterable<JsonNode> rows, Consumer<String> lines) {
        lines.accept(columns.stream()
                .map(column -> quoted(column.title().toLowerCase()))
                .collect(Collectors.joining(",")));
        for (JsonNode row : rows) {
            lines.accept(columns.stream()
                    .map(column -> cell(column, column.exact().apply(row)))
                    .collect(Collectors.joining(",")));
        }
    }

    private static String cell(Column column, String text) {
        boolean formula = !column.alignRight() && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return quoted(formula ? "'" + text : text);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
