package dev.plumbline.ingest.gateway.otlp.wire;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a request of log records; their bodies are skipped. The resource may come after its records. */
final class LogReader {
    private static final String EVENT_NAME = "event.name";
    private static final int MAX_NAME = 256;

    private final Wire wire;
    private final Records<EventData> logs;
    private final AttributeReader resourceAttributes;
    private final AttributeReader attributes;
    private List<EventData> group = new ArrayList<>();
    private @Nullable String name;
    private String traceId = "";
    private String spanId = "";
    private long time;
    private long observed;

    LogReader(Wire wire, Predicate<String> wanted, Records<EventData> logs) {
        this.wire = wire;
        this.logs = logs;
        this.resourceAttributes = new AttributeReader(wire, wanted);
        this.attributes = new AttributeReader(wire, wanted.or(EVENT_NAME::equals));
    }

    void read() throws IOException {
        wire.fields(Shape.LOGS, field -> {
            if (field != ExportLogsServiceRequest.RESOURCE_LOGS_FIELD_NUMBER) {
                return false;
            }
            wire.message(Shape.RESOURCE_LOGS, this::resourceLogs);
            Attributes resource = resourceAttributes.take();
            group.forEach(log -> logs.keep(
                    new EventData(log.name(), log.traceId(), log.spanId(), log.nanos(), log.attributes(), resource)));
            group = new ArrayList<>();
            return true;
        });
    }

    private boolean resourceLogs(int field) throws IOException {
        if (field == ResourceLogs.RESOURCE_FIELD_NUMBER) {
            wire.message(Shape.RESOURCE, this::resource);
        } else if (field == ResourceLogs.SCOPE_LOGS_FIELD_NUMBER) {
            wire.message(Shape.SCOPE_LOGS, this::scopeLogs);
        } else {
            return false;
        }
        return true;
    }

    private boolean resource(int field) throws IOException {
        if (field != Resource.ATTRIBUTES_FIELD_NUMBER) {
            return false;
        }
        resourceAttributes.read();
        return true;
    }

    private boolean scopeLogs(int field) throws IOException {
        if (field != ScopeLogs.LOG_RECORDS_FIELD_NUMBER) {
            return false;
        }
        logs.count();
        clear();
        wire.message(Shape.LOG_RECORD, this::logField);
        Attributes read = attributes.take();
        String named = name == null || name.isEmpty() ? read.text(EVENT_NAME) : name;
        group.add(new EventData(named, traceId, spanId, time == 0 ? observed : time, read, Attributes.NONE));
        return true;
    }

    private void clear() {
        name = "";
        traceId = "";
        spanId = "";
        time = 0;
        observed = 0;
    }

    private boolean logField(int field) throws IOException {
        switch (field) {
            case LogRecord.TIME_UNIX_NANO_FIELD_NUMBER -> time = wire.fixed();
            case LogRecord.OBSERVED_TIME_UNIX_NANO_FIELD_NUMBER -> observed = wire.fixed();
            case LogRecord.TRACE_ID_FIELD_NUMBER -> traceId = wire.id(Ids.TRACE);
            case LogRecord.SPAN_ID_FIELD_NUMBER -> spanId = wire.id(Ids.SPAN);
            case LogRecord.EVENT_NAME_FIELD_NUMBER -> name = wire.text(MAX_NAME);
            case LogRecord.ATTRIBUTES_FIELD_NUMBER -> attributes.read();
            default -> {
                return false;
            }
        }
        return true;
    }
}
