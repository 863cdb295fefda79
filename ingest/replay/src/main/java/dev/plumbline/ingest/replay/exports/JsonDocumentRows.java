package dev.plumbline.ingest.replay.exports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one JSON document: of a list, or of the list in an object; where
 * a format has no such list, the object itself is the one row. Objects with lists may follow one another, as pages do. Objects are read one at a time. What follows a fault in the syntax cannot be read.
 */
final class JsonDocumentRows implements ExportRows {
    private final Path file;
    private final JsonRows rows;
    private final JsonParser parser;
    private final boolean single;
    private final String list;
    private boolean done;

    JsonDocumentRows(Path file, JsonRows rows, String list) throws IOException {
        this.file = file;
        this.rows = rows;
        JsonParser opened = JsonRows.MAPPER.createParser(file.toFile());
        try {
            boolean wrapped = opened.nextToken() == JsonToken.START_OBJECT;
            this.single = wrapped && list.isEmpty();
            this.list = wrapped ? list : "";
            if (wrapped && !list.isEmpty()) {
                toList(opened, list);
            } else if (!wrapped && opened.currentToken() != JsonToken.START_ARRAY) {
                throw new IOException(file.getFileName() + " is neither a JSON list nor an object");
            }
        } catch (JsonProcessingException e) {
            opened.close();
            throw unreadable(e);
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        this.parser = opened;
    }

    @Override
    public @Nullable ExportRow next() throws IOException {
        try {
            if (done || (!single && !advance())) {
                return null;
            }
            done = single;
            long line = parser.currentLocation().getLineNr();
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                return ExportRow.faulty(line, "is not a JSON object");
            }
            return ExportRow.of(line, rows.object(parser));
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    /** Moves to the next element, also to that of a further object with a list: pages may follow one another. */
    private boolean advance() throws IOException {
        while (parser.nextToken() == JsonToken.END_ARRAY) {
            if (list.isEmpty() || !toNextObject()) {
                done = true;
                return false;
            }
            toList(parser, list);
        }
        return true;
    }

    private boolean toNextObject() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            parser.nextToken();
            parser.skipChildren();
        }
        return parser.nextToken() == JsonToken.START_OBJECT;
    }

    private void toList(JsonParser opened, String list) throws IOException {
        while (opened.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = opened.currentName().equals(list);
            if (opened.nextToken() == JsonToken.START_ARRAY && wanted) {
                return;
            }
            opened.skipChildren();
        }
        throw new IOException(file.getFileName() + " has no list \"" + list + "\"");
    }

    // The parser's own message may repeat what stands there.
    private IOException unreadable(JsonProcessingException e) {
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        return new IOException(file.getFileName() + " is not JSON at line " + line);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
