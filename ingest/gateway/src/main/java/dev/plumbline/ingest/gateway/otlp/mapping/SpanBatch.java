package dev.plumbline.ingest.gateway.otlp.mapping;

import dev.plumbline.ingest.gateway.otlp.dialects.Dialects;
import dev.plumbline.ingest.gateway.otlp.dialects.Role;
import dev.plumbline.ingest.gateway.otlp.dialects.SpanFields;
import dev.plumbline.ingest.gateway.otlp.mapping.Mapped.Search;
import dev.plumbline.ingest.gateway.otlp.wire.Attributes;
import dev.plumbline.ingest.gateway.otlp.wire.SpanData;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The spans of one request: first the calls, then what is beside them, which may come ahead of its call. Not
 * thread-safe.
 */
final class SpanBatch {
    private record Companion(SpanData span, SpanFields fields, Role role) {}

    private final CallMapper callMapper;
    private final ScoreMapper scoreMapper;
    private final List<LlmCall> calls = new ArrayList<>();
    private final List<CallScore> scores = new ArrayList<>(0);
    private final List<Search> searches = new ArrayList<>(0);
    private final List<Companion> companions = new ArrayList<>(0);
    private final Neighbours neighbours = new Neighbours();
    private final Map<Role, Integer> roles = new EnumMap<>(Role.class);
    private int otherEvents;

    SpanBatch(CallMapper calls, ScoreMapper scores) {
        this.callMapper = calls;
        this.scoreMapper = scores;
    }

    void add(SpanData span) {
        Attributes attributes = span.attributes().or(span.resource());
        SpanFields fields = new SpanFields(attributes);
        Role role = Dialects.role(fields, attributes);
        roles.merge(role, 1, Integer::sum);
        if (role.isInference()) {
            LlmCall call = callMapper.map(span, fields, role);
            calls.add(call);
            neighbours.add(span, call);
            otherEvents += scoreMapper.judge(span.evaluations(), call.getCallId(), call, scores);
        } else {
            otherEvents += span.evaluations().size();
            if (role.isCompanion()) {
                companions.add(new Companion(span, fields, role));
            }
        }
    }

    Mapped mapped() {
        companions.forEach(this::attach);
        return new Mapped(calls, scores, searches, roles, otherEvents);
    }

    private void attach(Companion companion) {
        SpanData span = companion.span();
        switch (companion.role()) {
            case RETRIEVAL -> {
                Search search = CompanionMapper.search(span, companion.fields());
                searches.add(search);
                CompanionMapper.attach(search, neighbours.fedBy(span));
            }
            case GUARDRAIL -> CompanionMapper.judge(span, companion.fields(), neighbours.judgedBy(span));
            default -> {
                CallScore score = scoreMapper.map(span, companion.fields(), neighbours.judgedBy(span));
                if (score != null) {
                    scores.add(score);
                }
            }
        }
    }
}
