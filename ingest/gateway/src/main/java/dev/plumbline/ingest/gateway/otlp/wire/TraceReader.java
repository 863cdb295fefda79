package dev.plumbline.ingest.gateway.otlp.wire;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads a request of spans. The resource may come after its spans. */
final class TraceReader {
    private final Wire wire;
    private final Records<SpanData> spans;
    private final AttributeReader resourceAttributes;
    private final SpanReader span;
    private List<SpanReader.Draft> drafts = new ArrayList<>();

    TraceReader(Wire wire, Predicate<String> wanted, Records<SpanData> spans) {
        this.wire = wire;
        this.spans = spans;
        this.resourceAttributes = new AttributeReader(wire, wanted);
        this.span = new SpanReader(wire, wanted, spans);
    }

    void read() throws IOException {
        wire.fields(Shape.TRACES, field -> {
            if (field != ExportTraceServiceRequest.RESOURCE_SPANS_FIELD_NUMBER) {
                return false;
            }
            wire.message(Shape.RESOURCE_SPANS, this::resourceSpans);
            Attributes resource = resourceAttributes.take();
            drafts.forEach(draft -> spans.keep(draft.with(resource)));
            drafts = new ArrayList<>();
            return true;
        });
    }

    private boolean resourceSpans(int field) throws IOException {
        if (field == ResourceSpans.RESOURCE_FIELD_NUMBER) {
            wire.message(Shape.RESOURCE, this::resource);
        } else if (field == ResourceSpans.SCOPE_SPANS_FIELD_NUMBER) {
            wire.message(Shape.SCOPE_SPANS, this::scopeSpans);
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

    private boolean scopeSpans(int field) throws IOException {
        if (field != ScopeSpans.SPANS_FIELD_NUMBER) {
            return false;
        }
        drafts.add(span.read());
        return true;
    }
}
