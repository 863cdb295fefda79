package dev.plumbline.processors.topologies;

import static dev.plumbline.processors.topologies.Streamed.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.intake.IntakePhase;
import dev.plumbline.processors.topologies.ledger.LedgerColumn;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.schemas.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that come long after what they tell of, or claim to come before it. */
class LateRecordsTest {
    @TempDir(factory = MemoryDirectory.class)
    private Path state;

    @Test
    void shouldJoinAScoreToACallOfADayAgo() {
        try (Streamed streamed = new Streamed(state, Rules.NONE)) {
            streamed.call(Calls.call("c1", ARRIVAL).build(), ARRIVAL);
            ticks(streamed, Duration.ofHours(23));
            score(streamed, "s1", Duration.ofHours(23));
            ticks(streamed, Duration.ofHours(25));
            score(streamed, "s2", Duration.ofHours(25));
            assertThat(streamed.ledger())
                    .containsEntry("scores counted", 1L)
                    .containsEntry("scores quarantined unmatched", 1L);
            assertThat(scores(streamed)).isEqualTo(Map.of("hour 2026-11-20T12:00:00Z", 1L));
        }
    }

    @Test
    void shouldJoinAScoreToAnOldCallAfterAStart() {
        Streamed before = new Streamed(state, Rules.NONE);
        before.call(Calls.call("c1", ARRIVAL).build(), ARRIVAL);
        ticks(before, Duration.ofHours(5));
        before.stop();
        try (Streamed after = new Streamed(state, Rules.NONE, before.registry())) {
            score(after, "s1", Duration.ofHours(6));
            assertThat(after.ledger()).containsEntry("scores counted", 1L).doesNotContainKey("scores quarantined");
        }
    }

    @Test
    void shouldCountAnIdAgainOnceTheDedupWindowHasPassed() {
        try (Streamed streamed = new Streamed(state, Rules.NONE)) {
            streamed.call(Calls.call("c1", ARRIVAL).build(), ARRIVAL);
            streamed.call(Calls.call("c1", ARRIVAL).build(), ARRIVAL.plus(Duration.ofMinutes(59)));
            streamed.call(Calls.call("c1", ARRIVAL).build(), ARRIVAL.plus(Duration.ofMinutes(62)));
            assertThat(streamed.ledger()).containsEntry("calls counted", 2L).containsEntry("calls duplicate", 1L);
        }
    }

    @Test
    void shouldCountSpendOfSevenDaysAgoInItsOwnDay() {
        try (Streamed streamed = new Streamed(state, Rules.NONE)) {
            streamed.call(Calls.call("now", ARRIVAL).build(), ARRIVAL);
            Instant start = ARRIVAL.minus(Duration.ofDays(7));
            streamed.call(Calls.call("late", start).build(), ARRIVAL);
            streamed.call(Calls.call("too late", start.minusMillis(1)).build(), ARRIVAL);
            Map<String, Long> cost = new HashMap<>();
            windows(streamed, Resolution.DAY, (day, total) -> cost.put(day.toString(), total.costNanos()));
            assertThat(cost)
                    .isEqualTo(Map.of("2026-11-13T00:00:00Z", 60_000_000L, "2026-11-20T00:00:00Z", 60_000_000L));
            assertThat(streamed.ledger()).containsEntry("calls late late", 1L);
        }
    }

    @Test
    void shouldClampAClockThatIsAheadAndCountItByItsPublisher() {
        try (Streamed streamed = new Streamed(state, Rules.NONE)) {
            Instant ahead = ARRIVAL.plus(Duration.ofHours(14));
            send(streamed, "wrong-zone", "c1", ahead);
            send(streamed, "wrong-zone", "c2", ahead);
            send(streamed, "right", "c3", ARRIVAL.plusSeconds(290));
            send(streamed, "far-ahead", "c4", ARRIVAL.plus(Duration.ofHours(16)));
            assertThat(clamped(streamed)).isEqualTo(Map.of("wrong-zone", 2L));
            assertThat(streamed.ledger())
                    .containsEntry("calls counted", 3L)
                    .containsEntry("calls quarantined future", 1L);
            Map<String, Long> calls = new HashMap<>();
            windows(streamed, Resolution.MINUTE, (minute, total) -> calls.put(minute.toString(), total.calls()));
            assertThat(calls).isEqualTo(Map.of("2026-11-20T12:00:00Z", 2L, "2026-11-20T12:04:00Z", 1L));
        }
    }

    /** A call a quarter of an hour, so that append time moves on as it does. */
    private static void ticks(Streamed streamed, Duration until) {
        for (Duration at = Duration.ofMinutes(15); at.compareTo(until) <= 0; at = at.plusMinutes(15)) {
            Instant time = ARRIVAL.plus(at);
            streamed.call(Calls.call("tick " + time, time).build(), time);
        }
    }

    private static void score(Streamed streamed, String id, Duration after) {
        Instant at = ARRIVAL.plus(after);
        streamed.score(Calls.score(id, "c1", 0.5, at).build(), at);
    }

    private static void send(Streamed streamed, String publisher, String id, Instant start) {
        byte[] call = streamed.encoded(Calls.call(id, start).build());
        streamed.send(Topic.CALLS, call, Streamed.publisher(publisher), ARRIVAL);
    }

    private static Map<String, Long> clamped(Streamed streamed) {
        Map<String, Long> clamped = new HashMap<>();
        KeyValueStore<Bytes, Long> ledger = streamed.driver.getKeyValueStore(IntakePhase.LEDGER);
        try (var all = ledger.all()) {
            all.forEachRemaining(entry -> {
                LedgerKey key = LedgerKey.fromBytes(entry.key.get());
                if (key.column() == LedgerColumn.CLAMPED) {
                    clamped.merge(key.publisher(), entry.value, Long::sum);
                }
            });
        }
        return clamped;
    }

    private static Map<String, Long> scores(Streamed streamed) {
        Map<String, Long> scores = new HashMap<>();
        windows(
                streamed,
                Resolution.HOUR,
                (hour, total) -> total.scores()
                        .forEach((key, distribution) -> scores.put("hour " + hour, distribution.count())));
        return scores;
    }

    private interface WindowVisitor {
        void visit(Instant start, dev.plumbline.processors.rollups.Aggregate total);
    }

    private static void windows(Streamed streamed, Resolution resolution, WindowVisitor visitor) {
        SeriesKey acme = SeriesKey.of(Map.of(Dimension.TENANT, "acme"));
        ViewedWindows.of(streamed.driver)
                .visit(acme, resolution, (series, length, start, total) -> visitor.visit(start, total));
    }
}
