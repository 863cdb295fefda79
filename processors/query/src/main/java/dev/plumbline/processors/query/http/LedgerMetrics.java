package dev.plumbline.processors.query.http;

import dev.plumbline.processors.query.reports.LedgerBreakdown;
import dev.plumbline.processors.query.reports.LedgerReport;
import dev.plumbline.processors.query.state.LedgerAccount;
import dev.plumbline.processors.query.state.LedgerLine;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The ledger as gauges: whole by term, by term for the largest tenants and applications, and the refused ones by reason. A
 * reason is {@code unmatched} for scores whose call was not found.
 */
final class LedgerMetrics {
    /** Parts of a kind of record that are told apart; each has ten gauges. */
    private static final int PARTS = 50;

    private final MultiGauge records;
    private final MultiGauge parts;
    private final MultiGauge reasons;

    private record Term(String name, ToLongFunction<LedgerReport> count) {}

    private static final List<Term> TERMS = List.of(
            new Term("attempted", LedgerReport::attempted),
            new Term("counted", LedgerReport::counted),
            new Term("duplicate", LedgerReport::duplicate),
            new Term("late", LedgerReport::late),
            new Term("quarantined", report -> report.quarantined().total()),
            new Term("rejected", report -> report.rejected().total()),
            new Term("dropped", report -> report.dropped().total()),
            new Term("in_flight", LedgerReport::inFlight),
            new Term("clamped", LedgerReport::clamped),
            new Term("overflowed", LedgerReport::overflowed));

    LedgerMetrics(PrometheusMeterRegistry registry) {
        records = MultiGauge.builder("plumbline.ledger.records")
                .description("Records by kind and term of the ledger")
                .register(registry);
        parts = MultiGauge.builder("plumbline.ledger.part.records")
                .description("Records by kind, tenant, application and term of the ledger; the largest, and the rest")
                .register(registry);
        reasons = MultiGauge.builder("plumbline.ledger.refused.records")
                .description("Records that were quarantined, rejected or dropped, by reason")
                .register(registry);
    }

    void update(List<LedgerLine> lines, List<LedgerAccount> accounts) {
        List<MultiGauge.Row<?>> whole = new ArrayList<>();
        List<MultiGauge.Row<?>> refused = new ArrayList<>();
        for (LedgerLine line : lines) {
            Tags stream = Tags.of("stream", line.stream());
            terms(stream, LedgerReport.of(line), whole);
            reasons(stream.and("term", "quarantined"), line.quarantined(), refused);
            reasons(stream.and("term", "rejected"), line.rejected(), refused);
            reasons(stream.and("term", "dropped"), line.dropped(), refused);
        }
        records.register(whole, true);
        reasons.register(refused, true);
        parts.register(parts(accounts), true);
    }

    private static List<MultiGauge.Row<?>> parts(List<LedgerAccount> accounts) {
        LedgerBreakdown breakdown =
                new LedgerBreakdown(Set.of(LedgerBreakdown.TENANT, LedgerBreakdown.APP), Set.of(), Set.of());
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (LedgerReport part : breakdown.of(accounts, PARTS).reports()) {
            String tenant = Objects.requireNonNullElse(part.tenant(), "");
            String app = Objects.requireNonNullElse(part.app(), "");
            terms(Tags.of("stream", part.stream(), "tenant", tenant, "app", app), part, rows);
        }
        return rows;
    }

    private static void terms(Tags tags, LedgerReport report, List<MultiGauge.Row<?>> rows) {
        TERMS.forEach(term -> rows.add(
                MultiGauge.Row.of(tags.and("term", term.name()), term.count().applyAsLong(report))));
    }

    private static void reasons(Tags tags, Map<String, Long> counts, List<MultiGauge.Row<?>> rows) {
        counts.forEach((reason, count) -> rows.add(MultiGauge.Row.of(tags.and("reason", reason), count)));
    }
}
