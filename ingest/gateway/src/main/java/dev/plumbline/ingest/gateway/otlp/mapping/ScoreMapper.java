package dev.plumbline.ingest.gateway.otlp.mapping;

import dev.plumbline.ingest.gateway.otlp.dialects.Field;
import dev.plumbline.ingest.gateway.otlp.dialects.SpanFields;
import dev.plumbline.ingest.gateway.otlp.wire.Attributes;
import dev.plumbline.ingest.gateway.otlp.wire.EventData;
import dev.plumbline.ingest.gateway.otlp.wire.SpanData;
import dev.plumbline.schemas.ScoreScopes;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a score of the result of an evaluation. Its explanation is text, and is not read. Thread-safe. */
final class ScoreMapper {
    private static final String NAME = "gen_ai.evaluation.name";
    private static final String VALUE = "gen_ai.evaluation.score.value";
    private static final String SOURCE = "plumbline.score.source";
    private static final String EVALUATOR = "plumbline.score.evaluator";
    private static final String EVALUATOR_VERSION = "plumbline.score.evaluator.version";

    /** The attributes that are read. */
    static final List<String> NAMES = List.of(NAME, VALUE, SOURCE, EVALUATOR, EVALUATOR_VERSION);

    private static final Map<String, ScoreSource> SOURCES = Map.of(
            "heuristic", ScoreSource.HEURISTIC,
            "judge", ScoreSource.JUDGE,
            "human", ScoreSource.HUMAN);

    private final MappingContext context;

    ScoreMapper(MappingContext context) {
        this.context = context;
    }

    /** The score; null if the result has a label only and no number. */
    @Nullable
    CallScore map(EventData event, String callId, @Nullable LlmCall call) {
        Attributes attributes = event.attributes();
        Double value = attributes.real(VALUE);
        if (value == null) {
            return null;
        }
        String named = attributes.or(event.resource()).text("plumbline.tenant");
        String name = attributes.text(NAME);
        return new CallScore(
                CallIds.score(callId, name, event.nanos(), value),
                callId,
                call == null ? context.tenant(named) : call.getTenant(),
                name,
                value,
                source(attributes.text(SOURCE)),
                attributes.text(EVALUATOR),
                attributes.text(EVALUATOR_VERSION),
                context.micros(event.nanos()),
                call == null ? null : ScoreScopes.of(call));
    }

    /**
     * The score that an evaluator's span gives: of the call that it judges, else of its parent, which may have come in
     * another request; null if it has no number or nothing that it could be of.
     */
    @Nullable
    CallScore map(SpanData span, SpanFields fields, @Nullable LlmCall call) {
        BigDecimal value = fields.decimal(Field.SCORE);
        String callId = call == null ? CallIds.call(span.traceId(), span.parentId()) : call.getCallId();
        if (value == null || callId.isEmpty()) {
            return null;
        }
        String name = fields.has(Field.SCORE_NAME) ? fields.text(Field.SCORE_NAME) : span.name();
        return new CallScore(
                CallIds.score(callId, name, span.endNanos(), value.doubleValue()),
                callId,
                call == null ? context.tenant(fields.text(Field.TENANT)) : call.getTenant(),
                name,
                value.doubleValue(),
                source(fields.text(Field.SCORE_SOURCE)),
                fields.text(Field.EVALUATOR),
                fields.text(Field.EVALUATOR_VERSION),
                context.micros(span.endNanos()),
                call == null ? null : ScoreScopes.of(call));
    }

    /** Adds the scores of events on a call; tells how many have no number. */
    int judge(List<EventData> events, String callId, @Nullable LlmCall call, List<CallScore> into) {
        int without = 0;
        for (EventData event : events) {
            CallScore score = map(event, callId, call);
            if (score == null) {
                without++;
            } else {
                into.add(score);
            }
        }
        return without;
    }

    private static ScoreSource source(String word) {
        return SOURCES.getOrDefault(word.toLowerCase(Locale.ROOT), ScoreSource.UNKNOWN);
    }
}
