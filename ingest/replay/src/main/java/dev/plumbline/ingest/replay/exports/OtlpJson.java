package dev.plumbline.ingest.replay.exports;

import dev.plumbline.ingest.gateway.access.Principal;
import dev.plumbline.ingest.gateway.otlp.mapping.Mapped;
import dev.plumbline.ingest.gateway.otlp.mapping.MappingContext;
import dev.plumbline.ingest.gateway.otlp.mapping.TelemetryMapper;
import dev.plumbline.ingest.gateway.otlp.wire.MalformedOtlpException;
import dev.plumbline.ingest.gateway.otlp.wire.OtlpEncoding;
import dev.plumbline.ingest.gateway.otlp.wire.TooManyRecordsException;
import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.formats.text.LineReader;
import dev.plumbline.schemas.records.LlmCall;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of OTLP JSON, as the Collector's file exporter writes them: one {@code TracesData} or {@code LogsData} a line,
 * or one document. What becomes of a span is decided as in the gateway, call ids included, so that it does not matter which
 * way a span came. Users are left out, and metrics and spans that are no inference are passed over.
 */
public final class OtlpJson implements RecordSource {
    /** Longest line and longest document, in bytes; the gateway takes as much in a request. */
    public static final int MAX_BYTES = 20 << 20;

    private static final Clock NO_TIME = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    /** The requests of a file with their lines; null at the end. */
    private interface Requests extends Closeable {
        LineReader.@Nullable Line next() throws IOException;
    }

    private final Requests requests;
    private final TelemetryMapper mapper;
    private final ExportOptions options;
    private final Deque<ReplayRecord> pending = new ArrayDeque<>();

    private OtlpJson(Requests requests, ExportOptions options) {
        this.requests = requests;
        this.options = options;
        Principal sender = new Principal(options.tenant(""), options.tenant().isEmpty());
        this.mapper = new TelemetryMapper(new MappingContext(sender, user -> "", NO_TIME));
    }

    /** @throws IOException if the file cannot be read, or is one document that is too large */
    public static RecordSource open(Path file, ExportOptions options) throws IOException {
        return new OtlpJson(JsonRows.isLines(file, "") ? lines(file) : document(file), options);
    }

    private static Requests lines(Path file) throws IOException {
        LineReader lines = new LineReader(file, MAX_BYTES);
        return new Requests() {
            @Override
            public LineReader.@Nullable Line next() throws IOException {
                return lines.next();
            }

            @Override
            public void close() throws IOException {
                lines.close();
            }
        };
    }

    private static Requests document(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file.getFileName() + " is one document above " + MAX_BYTES
                    + " bytes; write one request a line instead");
        }
        Iterator<LineReader.Line> only =
                List.of(new LineReader.Line(1, Files.readString(file), "")).iterator();
        return new Requests() {
            @Override
            public LineReader.@Nullable Line next() {
                return only.hasNext() ? only.next() : null;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public @Nullable ReplayRecord next() throws IOException {
        while (pending.isEmpty()) {
            LineReader.Line line = requests.next();
            if (line == null) {
                return null;
            }
            if (!line.fault().isEmpty()) {
                return new ReplayRecord.Unreadable(line.number(), line.fault());
            }
            if (!line.text().isBlank()) {
                read(line.number(), line.text());
            }
        }
        return pending.poll();
    }

    private void read(long line, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try {
            add(mapper.spans(OtlpEncoding.JSON.spans(body, TelemetryMapper::wants)));
            add(mapper.logs(OtlpEncoding.JSON.logs(body, TelemetryMapper::wants)));
        } catch (MalformedOtlpException e) {
            pending.add(new ReplayRecord.Unreadable(line, "is not OTLP JSON"));
        } catch (TooManyRecordsException e) {
            pending.add(new ReplayRecord.Unreadable(line, "holds more spans or records than one request may"));
        }
    }

    private void add(Mapped mapped) {
        for (LlmCall call : mapped.calls()) {
            call.setFeature(options.feature(call.getFeature(), "otlp"));
            pending.add(ReplayRecord.Call.of(call));
        }
        mapped.scores().forEach(score -> pending.add(new ReplayRecord.Score(score)));
    }

    @Override
    public void close() throws IOException {
        requests.close();
    }
}
