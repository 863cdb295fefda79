package dev.plumbline.ingest.replay.formats.text;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file with a header line, by column name. Fields may be quoted (RFC 4180) but do not span lines.
 *
 * <p>The header must have all the columns asked for, in any order; others are ignored.
 */
public final class CsvFile implements Closeable {
    /**
     * One row: the values of the columns asked for, in the order in which they were asked for, or a fault.
     *
     * @param fault empty if the values are good
     */
    public record Row(long line, List<String> values, String fault) {}

    private final LineReader lines;
    private final int width;
    private final int[] positions;

    /** @throws IOException if the file cannot be read or its header lacks a column */
    public CsvFile(Path file, List<String> columns) throws IOException {
        this.lines = new LineReader(file);
        try {
            List<String> header = header(file);
            this.width = header.size();
            this.positions = new int[columns.size()];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = header.indexOf(columns.get(i));
                if (positions[i] < 0) {
                    throw new IOException(file.getFileName() + " has no column \"" + columns.get(i) + "\"");
                }
            }
        } catch (IOException e) {
            lines.close();
            throw e;
        }
    }

    /** The next row that is not blank, or null at the end. */
    @Nullable
    public Row next() throws IOException {
        for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
            if (!line.fault().isEmpty()) {
                return new Row(line.number(), List.of(), line.fault());
            }
            if (!line.text().isBlank()) {
                return row(line);
            }
        }
        return null;
    }

    private List<String> header(Path file) throws IOException {
        LineReader.Line line = lines.next();
        try {
            return line == null ? List.of() : split(line.text());
        } catch (RowFault e) {
            throw new IOException(file.getFileName() + " has a header that cannot be read: " + e.reason(), e);
        }
    }

    private Row row(LineReader.Line line) {
        try {
            List<String> fields = split(line.text());
            if (fields.size() != width) {
                throw new RowFault("has " + fields.size() + " fields, but the header has " + width);
            }
            List<String> values = new ArrayList<>(positions.length);
            for (int position : positions) {
                values.add(fields.get(position));
            }
            return new Row(line.number(), values, "");
        } catch (RowFault e) {
            return new Row(line.number(), List.of(), e.reason());
        }
    }

    private static List<String> split(String text) throws RowFault {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            int end = quoted ? closingQuote(text, at) + 1 : endOfField(text, at);
            if (end < text.length() && text.charAt(end) != ',') {
                throw new RowFault("has text after a closing quote in field " + (fields.size() + 1));
            }
            fields.add(quoted ? text.substring(at + 1, end - 1).replace("\"\"", "\"") : text.substring(at, end));
            at = end + 1;
        }
        return fields;
    }

    private static int endOfField(String text, int from) {
        int comma = text.indexOf(',', from);
        return comma < 0 ? text.length() : comma;
    }

    private static int closingQuote(String text, int opening) throws RowFault {
        int quote = text.indexOf('"', opening + 1);
        while (quote >= 0 && quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
            quote = text.indexOf('"', quote + 2);
        }
        if (quote < 0) {
            throw new RowFault("has a quote that is not closed");
        }
        return quote;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
