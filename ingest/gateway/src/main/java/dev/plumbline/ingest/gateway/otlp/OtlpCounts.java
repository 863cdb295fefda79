package dev.plumbline.ingest.gateway.otlp;

import dev.plumbline.ingest.gateway.otlp.dialects.Role;
import dev.plumbline.ingest.gateway.otlp.mapping.Mapped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what came over OTLP by what it was, also what is no call and was ignored. Thread-safe. */
final class OtlpCounts {
    private final LongAdder[] spans =
            Arrays.stream(Role.values()).map(role -> new LongAdder()).toArray(LongAdder[]::new);
    private final LongAdder scores = new LongAdder();
    private final LongAdder searchMicros = new LongAdder();
    private final LongAdder searchResults = new LongAdder();
    private final LongAdder otherEvents = new LongAdder();

    void add(Mapped mapped) {
        mapped.spans().forEach((role, count) -> spans[role.ordinal()].add(count));
        scores.add(mapped.scores().size());
        for (Mapped.Search search : mapped.searches()) {
            searchMicros.add(search.micros());
            searchResults.add(search.results() == null ? 0 : search.results());
        }
        otherEvents.add(mapped.otherEvents());
    }

    /** All counts, by name; {@code calls} and {@code scores} were taken, {@code ignored.*} were not;
     * {@code retrieval}, {@code guardrail} and {@code evaluator} spans are told on the calls beside them. */
    Map<String, Long> read() {
        Map<String, Long> counts = new TreeMap<>();
        long calls = 0;
        for (Role role : Role.values()) {
            long count = spans[role.ordinal()].sum();
            if (role.isInference()) {
                calls += count;
            } else if (role.isCompanion()) {
                counts.put(role.name().toLowerCase(Locale.ROOT), count);
            } else {
                counts.put("ignored." + role.name().toLowerCase(Locale.ROOT), count);
            }
        }
        counts.put("retrieval.micros", searchMicros.sum());
        counts.put("retrieval.results", searchResults.sum());
        counts.put("calls", calls);
        counts.put("scores", scores.sum());
        counts.put("ignored.events", otherEvents.sum());
        return counts;
    }
}
