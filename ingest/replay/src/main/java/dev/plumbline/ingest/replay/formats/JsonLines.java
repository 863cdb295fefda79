package dev.plumbline.ingest.replay.formats;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.formats.text.LineReader;
import dev.plumbline.ingest.replay.formats.text.RowFault;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads calls as JSON, one object a line, with the field names of {@code POST /v1/calls}: those of the Avro record
 * {@code LlmCall}, its defaults included. In place of the fields in microseconds a line may have {@code started_at}
 * (RFC 3339), {@code duration_ms} and {@code time_to_first_token_ms}; enum values may be in lower case.
 *
 * <p>Blank lines are skipped. A field that is unknown, given twice, missing or of the wrong type makes the line
 * unreadable, because a misspelt count must not silently be 0. Values are not checked beyond their type.
 */
public final class JsonLines implements RecordSource {
    private final LineReader lines;
    private final JsonCall json = new JsonCall();

    private JsonLines(Path file) throws IOException {
        this.lines = new LineReader(file);
    }

    /** @throws IOException if the file cannot be read */
    public static RecordSource open(Path file, Anchor anchor) throws IOException {
        return AnchoredCalls.open(() -> new JsonLines(file), anchor);
    }

    @Override
    public @Nullable ReplayRecord next() throws IOException {
        for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
            if (!line.fault().isEmpty()) {
                return new ReplayRecord.Unreadable(line.number(), line.fault());
            }
            if (!line.text().isBlank()) {
                return record(line);
            }
        }
        return null;
    }

    private ReplayRecord record(LineReader.Line line) {
        try {
            return ReplayRecord.Call.of(json.read(line.text()));
        } catch (RowFault e) {
            return new ReplayRecord.Unreadable(line.number(), e.reason());
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
