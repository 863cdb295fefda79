package dev.plumbline.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;

/** Requests of OTLP, made with the code that OpenTelemetry generates from its definitions. */
final class OtlpRequests {
    private OtlpRequests() {}

    /** The protobuf form of a request in OTLP's JSON. */
    static ExportTraceServiceRequest protobuf(JsonNode json) {
        ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
        for (JsonNode group : json.path("resourceSpans")) {
            ResourceSpans.Builder spans = request.addResourceSpansBuilder();
            for (JsonNode scope : group.path("scopeSpans")) {
                ScopeSpans.Builder scoped = spans.addScopeSpansBuilder();
                scope.path("spans").forEach(span -> scoped.addSpans(span(span)));
            }
            spans.setResource(Resource.newBuilder()
                    .addAllAttributes(attributes(group.path("resource").path("attributes"))));
        }
        return request.build();
    }

    private static Span span(JsonNode json) {
        Span.Builder span = Span.newBuilder()
                .setTraceId(hex(json.path("traceId").asText()))
                .setSpanId(hex(json.path("spanId").asText()))
                .setParentSpanId(hex(json.path("parentSpanId").asText()))
                .setName(json.path("name").asText())
                .setStartTimeUnixNano(json.path("startTimeUnixNano").asLong())
                .setEndTimeUnixNano(json.path("endTimeUnixNano").asLong())
                .addAllAttributes(attributes(json.path("attributes")));
        for (JsonNode event : json.path("events")) {
            span.addEventsBuilder()
                    .setName(event.path("name").asText())
                    .setTimeUnixNano(event.path("timeUnixNano").asLong())
                    .addAllAttributes(attributes(event.path("attributes")));
        }
        JsonNode code = json.path("status").path("code");
        if (!code.isMissingNode()) {
            span.setStatus(Status.newBuilder()
                    .setMessage("secret")
                    .setCodeValue(code.asText().equals("STATUS_CODE_ERROR") ? 2 : code.asInt()));
        }
        return span.build();
    }

    private static List<KeyValue> attributes(JsonNode json) {
        return StreamSupport.stream(json.spliterator(), false)
                .map(pair -> KeyValue.newBuilder()
                        .setKey(pair.path("key").asText())
                        .setValue(value(pair.path("value")))
                        .build())
                .toList();
    }

    private static AnyValue value(JsonNode json) {
        String kind = json.fieldNames().next();
        JsonNode value = json.path(kind);
        AnyValue.Builder any = AnyValue.newBuilder();
        switch (kind) {
            case "intValue" -> any.setIntValue(value.asLong());
            case "doubleValue" -> any.setDoubleValue(value.asDouble());
            case "boolValue" -> any.setBoolValue(value.asBoolean());
            case "arrayValue" -> {
                ArrayValue.Builder list = ArrayValue.newBuilder();
                value.path("values").forEach(item -> list.addValues(value(item)));
                any.setArrayValue(list);
            }
            case "kvlistValue" ->
                any.setKvlistValue(KeyValueList.newBuilder().addAllValues(attributes(value.path("values"))));
            default -> any.setStringValue(value.asText());
        }
        return any.build();
    }

    static ByteString hex(String digits) {
        return ByteString.copyFrom(HexFormat.of().parseHex(digits));
    }
}
