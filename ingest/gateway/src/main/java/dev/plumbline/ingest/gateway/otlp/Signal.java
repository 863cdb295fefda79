package dev.plumbline.ingest.gateway.otlp;

import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.ingest.gateway.otlp.mapping.Mapped;
import dev.plumbline.ingest.gateway.otlp.mapping.TelemetryMapper;
import dev.plumbline.ingest.gateway.otlp.wire.OtlpEncoding;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The kinds of telemetry: how a request is read, and where a body that cannot be read is counted. */
enum Signal {
    TRACES("/v1/traces", "rejectedSpans", RecordStream.CALLS) {
        @Override
        Mapped read(OtlpEncoding encoding, byte[] body, TelemetryMapper mapper) throws IOException {
            return mapper.spans(encoding.spans(body, TelemetryMapper::wants));
        }
    },
    LOGS("/v1/logs", "rejectedLogRecords", RecordStream.SCORES) {
        @Override
        Mapped read(OtlpEncoding encoding, byte[] body, TelemetryMapper mapper) throws IOException {
            return mapper.logs(encoding.logs(body, TelemetryMapper::wants));
        }
    },
    /** Taken and let go: exporters send them unasked, and an error would fill their logs. */
    METRICS("/v1/metrics", "rejectedDataPoints", null) {
        @Override
        Mapped read(OtlpEncoding encoding, byte[] body, TelemetryMapper mapper) {
            return Mapped.NOTHING;
        }
    };

    private final String path;
    private final String rejectedField;
    private final @Nullable RecordStream stream;

    Signal(String path, String rejectedField, @Nullable RecordStream stream) {
        this.path = path;
        this.rejectedField = rejectedField;
        this.stream = stream;
    }

    abstract Mapped read(OtlpEncoding encoding, byte[] body, TelemetryMapper mapper) throws IOException;

    String path() {
        return path;
    }

    /** Name of the count in a partial success. */
    String rejectedField() {
        return rejectedField;
    }

    /** The kind of records it brings; null if it brings none. */
    @Nullable
    RecordStream stream() {
        return stream;
    }
}
