package dev.plumbline.ingest.gateway.otlp.wire;

import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.Map;

/** The messages of OTLP that are read, with the fields that matter: protobuf's number of each name in JSON. */
enum Shape {
    TRACES(Map.of("resourceSpans", ExportTraceServiceRequest.RESOURCE_SPANS_FIELD_NUMBER)),
    RESOURCE_SPANS(Map.of(
            "resource", ResourceSpans.RESOURCE_FIELD_NUMBER, "scopeSpans", ResourceSpans.SCOPE_SPANS_FIELD_NUMBER)),
    SCOPE_SPANS(Map.of("spans", ScopeSpans.SPANS_FIELD_NUMBER)),
    SPAN(Map.of(
            "traceId", Span.TRACE_ID_FIELD_NUMBER,
            "spanId", Span.SPAN_ID_FIELD_NUMBER,
            "parentSpanId", Span.PARENT_SPAN_ID_FIELD_NUMBER,
            "name", Span.NAME_FIELD_NUMBER,
            "startTimeUnixNano", Span.START_TIME_UNIX_NANO_FIELD_NUMBER,
            "endTimeUnixNano", Span.END_TIME_UNIX_NANO_FIELD_NUMBER,
            "attributes", Span.ATTRIBUTES_FIELD_NUMBER,
            "events", Span.EVENTS_FIELD_NUMBER,
            "status", Span.STATUS_FIELD_NUMBER)),
    STATUS(Map.of("code", Status.CODE_FIELD_NUMBER)),
    EVENT(Map.of(
            "timeUnixNano", Span.Event.TIME_UNIX_NANO_FIELD_NUMBER,
            "name", Span.Event.NAME_FIELD_NUMBER,
            "attributes", Span.Event.ATTRIBUTES_FIELD_NUMBER)),
    LOGS(Map.of("resourceLogs", ExportLogsServiceRequest.RESOURCE_LOGS_FIELD_NUMBER)),
    RESOURCE_LOGS(
            Map.of("resource", ResourceLogs.RESOURCE_FIELD_NUMBER, "scopeLogs", ResourceLogs.SCOPE_LOGS_FIELD_NUMBER)),
    SCOPE_LOGS(Map.of("logRecords", ScopeLogs.LOG_RECORDS_FIELD_NUMBER)),
    LOG_RECORD(Map.of(
            "timeUnixNano", LogRecord.TIME_UNIX_NANO_FIELD_NUMBER,
            "observedTimeUnixNano", LogRecord.OBSERVED_TIME_UNIX_NANO_FIELD_NUMBER,
            "traceId", LogRecord.TRACE_ID_FIELD_NUMBER,
            "spanId", LogRecord.SPAN_ID_FIELD_NUMBER,
            "eventName", LogRecord.EVENT_NAME_FIELD_NUMBER,
            "attributes", LogRecord.ATTRIBUTES_FIELD_NUMBER)),
    RESOURCE(Map.of("attributes", Resource.ATTRIBUTES_FIELD_NUMBER)),
    KEY_VALUE(Map.of("key", KeyValue.KEY_FIELD_NUMBER, "value", KeyValue.VALUE_FIELD_NUMBER)),
    ANY_VALUE(Map.of(
            "stringValue", AnyValue.STRING_VALUE_FIELD_NUMBER,
            "boolValue", AnyValue.BOOL_VALUE_FIELD_NUMBER,
            "intValue", AnyValue.INT_VALUE_FIELD_NUMBER,
            "doubleValue", AnyValue.DOUBLE_VALUE_FIELD_NUMBER,
            "arrayValue", AnyValue.ARRAY_VALUE_FIELD_NUMBER)),
    ARRAY_VALUE(Map.of("values", ArrayValue.VALUES_FIELD_NUMBER));

    private final Map<String, Integer> numbers;

    Shape(Map<String, Integer> numbers) {
        this.numbers = Map.copyOf(numbers);
    }

    /** The number of the field with this name in JSON; 0 if it does not matter. */
    int field(String name) {
        return numbers.getOrDefault(name, 0);
    }
}
