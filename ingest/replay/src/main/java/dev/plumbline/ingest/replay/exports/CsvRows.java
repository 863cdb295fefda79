package dev.plumbline.ingest.replay.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a CSV file with a header line (RFC 4180). Quoted fields may span lines, as prompts do; a field that is not kept is
 * passed over without being held.
 */
final class CsvRows implements ExportRows {
    /** Longest field that is kept, in characters. */
    static final int MAX_FIELD = 1 << 20;

    private static final int NONE = -2;

    private final BufferedReader in;
    private final Set<String> kept;
    private final List<String> header;
    private int ahead = NONE;
    private long line = 1;
    private String fault = "";

    CsvRows(Path file, Set<String> kept) throws IOException {
        this.in =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8), 1 << 16);
        this.kept = kept.stream().map(FieldName::canonical).collect(Collectors.toSet());
        List<String> names = record(null);
        this.header = names.stream().map(FieldName::canonical).toList();
        if (header.stream().noneMatch(this.kept::contains)) {
            in.close();
            throw new IOException(file.getFileName() + " has none of the columns of this format");
        }
    }

    @Override
    public @Nullable ExportRow next() throws IOException {
        while (peek() == '\n' || peek() == '\r') {
            read();
        }
        if (peek() < 0) {
            return null;
        }
        long from = line;
        fault = "";
        List<String> values = record(header);
        if (fault.isEmpty() && values.size() != header.size()) {
            fault = "has " + values.size() + " fields, but the header has " + header.size();
        }
        return fault.isEmpty() ? ExportRow.of(from, fields(values)) : ExportRow.faulty(from, fault);
    }

    private Map<String, JsonNode> fields(List<String> values) {
        Map<String, JsonNode> fields = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                fields.put(header.get(i), TextNode.valueOf(values.get(i)));
            }
        }
        return fields;
    }

    private List<String> record(@Nullable List<String> names) throws IOException {
        List<String> values = new ArrayList<>();
        int end;
        do {
            boolean hold = names == null || (values.size() < names.size() && kept.contains(names.get(values.size())));
            StringBuilder value = new StringBuilder();
            end = peek() == '"' ? quoted(value, hold) : plain(value, hold);
            values.add(value.toString());
        } while (end == ',');
        return values;
    }

    private int plain(StringBuilder value, boolean hold) throws IOException {
        int c = read();
        while (c >= 0 && c != ',' && c != '\n') {
            if (c != '\r') {
                append(value, c, hold);
            }
            c = read();
        }
        return c;
    }

    private int quoted(StringBuilder value, boolean hold) throws IOException {
        read();
        int c = read();
        while (c >= 0 && (c != '"' || peek() == '"')) {
            append(value, c == '"' ? read() : c, hold);
            c = read();
        }
        if (c < 0) {
            fault = "has a quote that is not closed";
            return c;
        }
        int end = plain(new StringBuilder(), false);
        return end;
    }

    private void append(StringBuilder value, int c, boolean hold) {
        if (hold && value.length() == MAX_FIELD) {
            fault = "has a field longer than " + MAX_FIELD + " characters";
        } else if (hold && (c != '\uFEFF' || line > 1)) {
            value.append((char) c);
        }
    }

    private int peek() throws IOException {
        if (ahead == NONE) {
            ahead = in.read();
        }
        return ahead;
    }

    private int read() throws IOException {
        int c = peek();
        ahead = NONE;
        line += c == '\n' ? 1 : 0;
        return c;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
