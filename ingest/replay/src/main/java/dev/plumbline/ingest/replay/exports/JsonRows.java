package dev.plumbline.ingest.replay.exports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.ingest.replay.formats.text.LineReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens JSON exports, and reads their rows: of an object, the fields that are kept, and nothing else. */
final class JsonRows {
    /** Longest line, in bytes: lines may carry prompts and answers. */
    static final int MAX_LINE_BYTES = 32 << 20;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxNumberLength(64)
                            .build())
                    .build())
            // Seconds since 1970 have more digits than a double, and must not turn into 1.7E9.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Set<String> kept;

    private JsonRows(Set<String> kept) {
        this.kept = kept.stream().map(FieldName::canonical).collect(Collectors.toSet());
    }

    static ExportRows open(Path file, Set<String> kept, String list) throws IOException {
        JsonRows rows = new JsonRows(kept);
        return isLines(file, list) ? new JsonLineRows(file, rows) : new JsonDocumentRows(file, rows, list);
    }

    /** The fields of the object that begins at the parser's current token. */
    Map<String, JsonNode> object(JsonParser parser) throws IOException {
        Map<String, JsonNode> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = FieldName.canonical(parser.currentName());
            parser.nextToken();
            if (kept.contains(name)) {
                fields.put(name, MAPPER.readTree(parser));
            } else {
                parser.skipChildren();
            }
        }
        return fields;
    }

    /** Lines are recognised by the first one: it is an object that ends where the line does, and not the whole list. */
    static boolean isLines(Path file, String list) throws IOException {
        try (LineReader lines = new LineReader(file, MAX_LINE_BYTES)) {
            LineReader.Line first = lines.next();
            while (first != null && first.fault().isEmpty() && first.text().isBlank()) {
                first = lines.next();
            }
            return first == null || !first.fault().isEmpty() || isRow(first.text(), list);
        }
    }

    private static boolean isRow(String text, String list) {
        try (JsonParser parser = MAPPER.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return parser.currentToken() != JsonToken.START_ARRAY;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wraps = parser.currentName().equals(list);
                if (parser.nextToken() == JsonToken.START_ARRAY && wraps) {
                    return false;
                }
                parser.skipChildren();
            }
            return true;
        } catch (JsonEOFException e) {
            return false;
        } catch (JsonProcessingException e) {
            return true;
        } catch (IOException e) {
            throw new IllegalStateException("A text does not fail to be read", e);
        }
    }
}
