package dev.plumbline.ingest.gateway.otlp.wire;

import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads one span after the other. Of its events, only evaluations and the type of the last exception are kept. */
final class SpanReader {
    private static final String EXCEPTION_TYPE = "exception.type";
    private static final int MAX_NAME = 256;
    private static final List<String> CODES = List.of("STATUS_CODE_UNSET", "STATUS_CODE_OK", "STATUS_CODE_ERROR");

    /** A span whose resource is not known yet. */
    static final class Draft {
        private String traceId = "";
        private String spanId = "";
        private String parentId = "";
        private @Nullable String name = "";
        private long start;
        private long end;
        private boolean failed;
        private String exceptionType = "";
        private Attributes attributes = Attributes.NONE;
        private final List<EventData> evaluations = new ArrayList<>(0);

        SpanData with(Attributes resource) {
            return new SpanData(
                    traceId,
                    spanId,
                    parentId,
                    name == null ? "" : name,
                    start,
                    end,
                    failed,
                    exceptionType,
                    attributes,
                    resource,
                    List.copyOf(evaluations));
        }
    }

    private final Wire wire;
    private final Records<SpanData> records;
    private final AttributeReader attributes;
    private final AttributeReader eventAttributes;
    private Draft draft = new Draft();
    private @Nullable String eventName;
    private long eventTime;

    SpanReader(Wire wire, Predicate<String> wanted, Records<SpanData> records) {
        this.wire = wire;
        this.records = records;
        this.attributes = new AttributeReader(wire, wanted);
        this.eventAttributes = new AttributeReader(wire, wanted.or(EXCEPTION_TYPE::equals));
    }

    Draft read() throws IOException {
        records.count();
        draft = new Draft();
        wire.message(Shape.SPAN, this::field);
        draft.attributes = attributes.take();
        return draft;
    }

    private boolean field(int field) throws IOException {
        switch (field) {
            case Span.TRACE_ID_FIELD_NUMBER -> draft.traceId = wire.id(Ids.TRACE);
            case Span.SPAN_ID_FIELD_NUMBER -> draft.spanId = wire.id(Ids.SPAN);
            case Span.PARENT_SPAN_ID_FIELD_NUMBER -> draft.parentId = wire.id(Ids.SPAN);
            case Span.NAME_FIELD_NUMBER -> draft.name = wire.text(MAX_NAME);
            case Span.START_TIME_UNIX_NANO_FIELD_NUMBER -> draft.start = wire.fixed();
            case Span.END_TIME_UNIX_NANO_FIELD_NUMBER -> draft.end = wire.fixed();
            case Span.ATTRIBUTES_FIELD_NUMBER -> attributes.read();
            case Span.EVENTS_FIELD_NUMBER -> event();
            case Span.STATUS_FIELD_NUMBER -> wire.message(Shape.STATUS, this::status);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean status(int field) throws IOException {
        if (field != Status.CODE_FIELD_NUMBER) {
            return false;
        }
        draft.failed = wire.choice(CODES) == Status.StatusCode.STATUS_CODE_ERROR_VALUE;
        return true;
    }

    private void event() throws IOException {
        eventName = "";
        eventTime = 0;
        wire.message(Shape.EVENT, this::eventField);
        Attributes read = eventAttributes.take();
        if (EventData.EVALUATION.equals(eventName)) {
            records.count();
            draft.evaluations.add(new EventData(EventData.EVALUATION, "", "", eventTime, read, Attributes.NONE));
        } else if ("exception".equals(eventName)) {
            draft.exceptionType = read.text(EXCEPTION_TYPE);
        }
    }

    private boolean eventField(int field) throws IOException {
        switch (field) {
            case Span.Event.TIME_UNIX_NANO_FIELD_NUMBER -> eventTime = wire.fixed();
            case Span.Event.NAME_FIELD_NUMBER -> eventName = wire.text(MAX_NAME);
            case Span.Event.ATTRIBUTES_FIELD_NUMBER -> eventAttributes.read();
            default -> {
                return false;
            }
        }
        return true;
    }
}
