package dev.plumbline.ingest.gateway.otlp.mapping;

import dev.plumbline.ingest.gateway.otlp.dialects.Dialects;
import dev.plumbline.ingest.gateway.otlp.dialects.Role;
import dev.plumbline.ingest.gateway.otlp.dialects.SpanFields;
import dev.plumbline.ingest.gateway.otlp.wire.Attributes;
import dev.plumbline.ingest.gateway.otlp.wire.EventData;
import dev.plumbline.ingest.gateway.otlp.wire.SpanData;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls and scores of spans and log records. A call's id is {@code <trace id>-<span id>}, so that a retry is a
 * duplicate and an evaluation finds its call by its own context. Thread-safe.
 */
public final class TelemetryMapper {
    private final CallMapper calls;
    private final ScoreMapper scores;

    /** A mapper that adds what the context knows. */
    public TelemetryMapper(MappingContext context) {
        calls = new CallMapper(context);
        scores = new ScoreMapper(context);
    }

    /** True if an attribute of this name is read. */
    public static boolean wants(String attribute) {
        return Dialects.wants(attribute) || ScoreMapper.NAMES.contains(attribute);
    }

    /** Inference spans become calls, evaluations on them scores. */
    public Mapped spans(List<SpanData> spans) {
        List<LlmCall> made = new ArrayList<>(spans.size());
        List<CallScore> judged = new ArrayList<>(0);
        Map<Role, Integer> roles = new EnumMap<>(Role.class);
        int others = 0;
        for (SpanData span : spans) {
            Attributes attributes = span.attributes().or(span.resource());
            SpanFields fields = new SpanFields(attributes);
            Role role = Dialects.role(fields, attributes);
            roles.merge(role, 1, Integer::sum);
            if (role.isInference()) {
                LlmCall call = calls.map(span, fields, role);
                made.add(call);
                others += judge(span.evaluations(), call.getCallId(), call, judged);
            } else {
                others += span.evaluations().size();
            }
        }
        return new Mapped(made, judged, roles, others);
    }

    /** Evaluation results become scores of the span in whose context they were written. */
    public Mapped logs(List<EventData> logs) {
        List<CallScore> judged = new ArrayList<>();
        int others = 0;
        for (EventData log : logs) {
            if (log.name().equals(EventData.EVALUATION)) {
                others += judge(List.of(log), CallIds.call(log.traceId(), log.spanId()), null, judged);
            } else {
                others++;
            }
        }
        return new Mapped(List.of(), judged, Map.of(), others);
    }

    private int judge(List<EventData> events, String callId, @Nullable LlmCall call, List<CallScore> into) {
        int without = 0;
        for (EventData event : events) {
            CallScore score = scores.map(event, callId, call);
            if (score == null) {
                without++;
            } else {
                into.add(score);
            }
        }
        return without;
    }
}
