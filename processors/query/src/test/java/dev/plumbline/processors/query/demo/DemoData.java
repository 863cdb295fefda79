package dev.plumbline.processors.query.demo;

import dev.plumbline.processors.query.state.Completeness;
import dev.plumbline.processors.query.state.InMemoryState;
import dev.plumbline.processors.query.state.LedgerLine;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.ScoreKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A made-up fleet of features whose chat got a worse prompt three hours ago. Seeded: the same calls each time. */
final class DemoData {
    private static final ScoreKey JUDGED = new ScoreKey("correctness", ScoreKey.Source.JUDGE);
    private static final ScoreKey HEURISTIC = new ScoreKey("grounded", ScoreKey.Source.HEURISTIC);
    private static final ScoreKey HUMAN = new ScoreKey("thumbs", ScoreKey.Source.HUMAN);

    private record Feature(String name, String model, double weight, long nanos, double medianMicros, double score) {}

    private static final List<Feature> FEATURES = List.of(
            new Feature("support-chat", "gpt-4o", 0.34, 2_840_000, 1_500_000, 0.86),
            new Feature("search-answer", "gpt-4o-mini", 0.26, 2_160_000, 900_000, 0.91),
            new Feature("doc-summary", "claude-sonnet-4", 0.14, 2_250_000, 2_600_000, 0.83),
            new Feature("code-review", "claude-sonnet-4", 0.08, 6_400_000, 4_200_000, 0.78),
            new Feature("translate", "gpt-4o-mini", 0.11, 240_000, 600_000, 0.94),
            new Feature("ticket-routing", "gpt-4o-mini", 0.05, 130_000, 380_000, 0.9),
            new Feature("<img src=x onerror=alert(1)>", "gpt-4o-mini", 0.02, 90_000, 300_000, 0.9));

    private final Random random = new Random(42);
    private final InMemoryState state;
    private final Instant shipped;
    private long counted;

    private DemoData(Instant now) {
        state = new InMemoryState(Groupings.DEFAULT, now);
        shipped = now.minus(Duration.ofMinutes(192)).truncatedTo(ChronoUnit.MINUTES);
        state.grace(Duration.ofMinutes(2));
        state.keepFrom(Resolution.MINUTE, now.minus(Duration.ofHours(50)));
    }

    /** The present month until now. */
    static DemoData until(Instant now) {
        DemoData data = new DemoData(now);
        Instant at = now.atOffset(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        if (Duration.between(at, now).toDays() < 8) {
            at = now.minus(Duration.ofDays(8));
        }
        for (; at.isBefore(now); at = at.plusSeconds(60)) {
            data.minute(at, now);
        }
        data.report(now);
        return data;
    }

    InMemoryState state() {
        return state;
    }

    Instant shipped() {
        return shipped;
    }

    /** Counts the calls of one second. */
    void second(Instant now) {
        call(now);
        report(now);
    }

    private void minute(Instant minute, Instant now) {
        double hour = minute.atOffset(ZoneOffset.UTC).getHour();
        double calls = 6 + 9 * Math.max(0, Math.sin((hour - 5) / 24 * 2 * Math.PI));
        int n = (int) Math.round(calls + random.nextGaussian() * 2);
        for (int i = 0; i < n; i++) {
            Instant at = minute.plusMillis(random.nextInt(60_000));
            if (at.isBefore(now)) {
                call(at);
            }
        }
    }

    private void call(Instant at) {
        Feature feature = pick();
        boolean worse = feature.name().equals("support-chat") && !at.isBefore(shipped);
        double slow = Math.exp(random.nextGaussian() * 0.55) * (worse ? 1.22 : 1);
        long duration = (long) (feature.medianMicros() * slow);
        CallFacts call = new CallFacts()
                .dimension(Dimension.FEATURE, feature.name())
                .dimension(Dimension.TENANT, "tenant-" + random.nextInt(16))
                .dimension(Dimension.MODEL, feature.model())
                .dimension(Dimension.REQUESTED_MODEL, feature.model())
                .dimension(Dimension.PROMPT_VERSION, worse ? "v7" : "v6")
                .startedAt(at.toEpochMilli() * 1_000)
                .outcome(random.nextInt(1_000) < 8 ? 2 : 1)
                .tokens(0, 900)
                .tokens(4, worse ? 290 : 200)
                .duration(duration)
                .firstToken((long) (duration * 0.22));
        if (!feature.name().equals("doc-summary") || random.nextInt(30) > 0) {
            call.cost((long) (feature.nanos() * Math.exp(random.nextGaussian() * 0.4) * (worse ? 1.4 : 1)));
        }
        score(call, feature, worse);
        state.count(call);
        counted++;
    }

    private void score(CallFacts call, Feature feature, boolean worse) {
        double mean = worse ? feature.score() - 0.24 : feature.score();
        call.score(JUDGED, (long) (clip(mean + random.nextGaussian() * 0.09) * 1_000_000));
        if (random.nextInt(3) == 0) {
            call.score(HEURISTIC, random.nextDouble() < 0.93 ? 1_000_000 : 0);
        }
        if (random.nextInt(40) == 0) {
            call.score(HUMAN, random.nextDouble() < mean ? 1_000_000 : 0);
        }
    }

    private static double clip(double x) {
        return Math.min(1, Math.max(0, x));
    }

    private Feature pick() {
        double at = random.nextDouble();
        for (Feature feature : FEATURES) {
            at -= feature.weight();
            if (at < 0) {
                return feature;
            }
        }
        return FEATURES.get(0);
    }

    private void report(Instant now) {
        state.completeness(new Completeness(4, 4, now, now, Duration.ofMillis(420)));
        state.ledger(new LedgerLine(
                "calls",
                counted + 524 + 38 + 16,
                counted,
                524,
                38,
                new TreeMap<>(Map.of("malformed", 9L, "negative_tokens", 4L, "future", 3L)),
                new TreeMap<>(),
                new TreeMap<>(),
                counted / 1_000,
                0));
        state.ledger(
                new LedgerLine("scores", 9_120, 9_118, 2, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0, 0));
    }
}
