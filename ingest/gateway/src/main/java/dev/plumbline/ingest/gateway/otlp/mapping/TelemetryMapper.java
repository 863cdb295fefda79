package dev.plumbline.ingest.gateway.otlp.mapping;

import dev.plumbline.ingest.gateway.otlp.dialects.Dialects;
import dev.plumbline.ingest.gateway.otlp.wire.EventData;
import dev.plumbline.ingest.gateway.otlp.wire.SpanData;
import dev.plumbline.schemas.records.CallScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /** Inference spans become calls, evaluations scores; what is beside a call is told on it. */
    public Mapped spans(List<SpanData> spans) {
        SpanBatch batch = new SpanBatch(calls, scores);
        spans.forEach(batch::add);
        return batch.mapped();
    }

    /** Evaluation results become scores of the span in whose context they were written. */
    public Mapped logs(List<EventData> logs) {
        List<CallScore> judged = new ArrayList<>();
        int others = 0;
        for (EventData log : logs) {
            if (log.name().equals(EventData.EVALUATION)) {
                others += scores.judge(List.of(log), CallIds.call(log.traceId(), log.spanId()), null, judged);
            } else {
                others++;
            }
        }
        return new Mapped(List.of(), judged, List.of(), Map.of(), others);
    }
}
