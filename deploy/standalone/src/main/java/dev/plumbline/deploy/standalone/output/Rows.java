package dev.plumbline.deploy.standalone.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Writes a list answer of the API in the format that was asked for. */
public final class Rows {
    private Rows() {}

    /**
     * Writes an answer.
     *
     * @param answer the whole answer, which {@link Format#json} repeats unchanged
     * @param data the array of rows in it
     * @param columns what tables and CSV show
     */
    public static void write(Terminal terminal, Format format, JsonNode answer, JsonNode data, List<Column> columns) {
        switch (format) {
            case json -> terminal.raw(answer.toPrettyString());
            case jsonl -> data.forEach(row -> terminal.raw(row.toString()));
            case csv -> CsvText.write(columns, data, terminal::raw);
            case table -> TextTable.write(columns, data, terminal::line);
        }
    }
}
