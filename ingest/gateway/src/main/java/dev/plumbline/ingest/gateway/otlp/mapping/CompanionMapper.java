package dev.plumbline.ingest.gateway.otlp.mapping;

import dev.plumbline.ingest.gateway.otlp.dialects.Field;
import dev.plumbline.ingest.gateway.otlp.dialects.Role;
import dev.plumbline.ingest.gateway.otlp.dialects.SpanFields;
import dev.plumbline.ingest.gateway.otlp.mapping.Mapped.Search;
import dev.plumbline.ingest.gateway.otlp.wire.SpanData;
import dev.plumbline.schemas.records.GuardrailVerdict;
import dev.plumbline.schemas.records.LlmCall;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the spans beside a call: a retrieval becomes attributes of the call that it feeds, a guardrail a verdict on the
 * call that it judges. Their texts are not read. Thread-safe.
 */
final class CompanionMapper {
    /** The store that was searched last. */
    static final String STORE = "retrieval.store";

    /** How many searches there were. */
    static final String SEARCHES = "retrieval.searches";

    /** How many documents they found together. */
    static final String RESULTS = "retrieval.results";

    /** How long they took together. */
    static final String DURATION = "retrieval.duration_micros";

    private static final int MAX_VERDICTS = 32;
    private static final int MAX_NAME = 256;
    private static final Set<String> BLOCKING =
            Set.of("block", "blocked", "deny", "denied", "fail", "failed", "reject", "rejected", "intervened");

    private CompanionMapper() {}

    static Search search(SpanData span, SpanFields fields) {
        long nanos = span.endNanos() == 0 ? 0 : Math.max(0, span.endNanos() - span.startNanos());
        Long results = fields.whole(Field.RESULTS);
        return new Search(
                cut(fields.text(Field.STORE)), nanos / 1_000, results == null || results < 0 ? null : results);
    }

    static void attach(Search search, @Nullable LlmCall call) {
        if (call == null) {
            return;
        }
        Map<String, String> attributes = call.getAttributes();
        add(attributes, SEARCHES, 1);
        add(attributes, DURATION, search.micros());
        if (search.results() != null) {
            add(attributes, RESULTS, search.results());
        }
        if (!search.store().isEmpty()) {
            attributes.put(STORE, search.store());
        }
    }

    static void judge(SpanData span, SpanFields fields, @Nullable LlmCall call) {
        if (call == null || call.getGuardrails().size() == MAX_VERDICTS) {
            return;
        }
        String name = fields.has(Field.GUARDRAIL) ? fields.text(Field.GUARDRAIL) : span.name();
        String verdict = fields.has(Field.VERDICT) ? fields.text(Field.VERDICT) : span.failed() ? "error" : "";
        boolean blocked =
                fields.text(Field.BLOCKED).equals("true") || BLOCKING.contains(verdict.toLowerCase(Locale.ROOT));
        call.getGuardrails()
                .add(new GuardrailVerdict(
                        name.isEmpty() ? Role.GUARDRAIL.operation() : cut(name), cut(verdict), blocked));
    }

    // Numbers of our own making, so that a sum is always one.
    private static void add(Map<String, String> attributes, String name, long value) {
        attributes.merge(name, Long.toString(value), (one, other) -> Long.toString(saturated(one, other)));
    }

    private static long saturated(String one, String other) {
        long sum = Long.parseLong(one) + Long.parseLong(other);
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static String cut(String text) {
        return text.length() <= MAX_NAME ? text : text.substring(0, MAX_NAME);
    }
}
