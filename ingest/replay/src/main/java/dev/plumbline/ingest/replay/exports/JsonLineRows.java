package dev.plumbline.ingest.replay.exports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.plumbline.ingest.replay.formats.text.LineReader;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One object a line. A line that is none is a fault of its own. */
final class JsonLineRows implements ExportRows {
    private final LineReader lines;
    private final JsonRows rows;

    JsonLineRows(Path file, JsonRows rows) throws IOException {
        this.lines = new LineReader(file, JsonRows.MAX_LINE_BYTES);
        this.rows = rows;
    }

    @Override
    public @Nullable ExportRow next() throws IOException {
        for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
            if (!line.fault().isEmpty()) {
                return ExportRow.faulty(line.number(), line.fault());
            }
            if (!line.text().isBlank()) {
                return row(line);
            }
        }
        return null;
    }

    private ExportRow row(LineReader.Line line) throws IOException {
        try (JsonParser parser = JsonRows.MAPPER.createParser(line.text())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return ExportRow.faulty(line.number(), "is not a JSON object");
            }
            ExportRow row = ExportRow.of(line.number(), rows.object(parser));
            return parser.nextToken() == null ? row : ExportRow.faulty(line.number(), "has text after its JSON object");
        } catch (JsonProcessingException e) {
            return ExportRow.faulty(line.number(), "is not JSON");
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
