package dev.plumbline.processors.topologies.rollup;

import static dev.plumbline.processors.topologies.rollup.RollupBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.CorruptRollupException;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.rollups.packets.PacketWriter;
import dev.plumbline.processors.topologies.rollup.windows.WindowProgress;
import dev.plumbline.schemas.records.Rollup;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RollupEngineTest {
    /** One source, 2 minutes of grace, only minutes are published. */
    private static final RollupSettings MINUTES = new RollupSettings(
            1,
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            RollupSettings.DEFAULT.retention(),
            Set.of(Resolution.MINUTE));

    private final RollupBench bench = new RollupBench(MINUTES);

    @Test
    void shouldCloseAWindowWhenTheWatermarkHasPassedItsEndByTheGrace() {
        bench.call(NOON).call(NOON.plusSeconds(1));
        assertThat(bench.commit()).isEmpty();
        assertThat(bench.call(NOON.plusSeconds(179)).commit()).isEmpty();
        assertThat(bench.call(NOON.plusSeconds(180)).commit())
                .singleElement()
                .satisfies(minute -> assertRollup(minute, NOON, 0, 2));
    }

    @Test
    void shouldBeFullUntilTheCommitWhenMuchHasCome() {
        RollupBench one =
                new RollupBench(RollupSettings.DEFAULT.withPartitions(1_000)); // of which each has little heap
        for (int minute = 0; minute < 30_000 && !one.isFull(); minute++) {
            one.call(NOON.minusSeconds(60L * (minute % 3_000)), NOON.minusSeconds(86_400 * 3), NOON);
        }
        assertThat(one.isFull()).isTrue();
        one.commit();
        assertThat(one.isFull()).isFalse();
    }

    @Test
    void shouldPublishWindowsInTheOrderInWhichTheyClose() {
        bench.call(NOON.plusSeconds(120), NOON, NOON).call(NOON).call(NOON.plusSeconds(60));
        bench.call(NOON.plusSeconds(3_600));
        assertThat(bench.commit())
                .extracting(Rollup::getWindowStartMicros)
                .containsExactly(micros(NOON), micros(NOON.plusSeconds(60)), micros(NOON.plusSeconds(120)));
    }

    @Test
    void shouldReviseAClosedWindowWhenALateCallComes() {
        Instant later = NOON.plusSeconds(600);
        bench.call(NOON).call(later).commit();
        bench.call(NOON, later, later);
        assertThat(bench.commit()).singleElement().satisfies(minute -> assertRollup(minute, NOON, 1, 2));
        bench.call(NOON, later, later);
        assertThat(bench.commit()).singleElement().satisfies(minute -> assertRollup(minute, NOON, 2, 3));
        assertThat(bench.commit()).as("nothing changed since").isEmpty();
    }

    @Test
    void shouldPublishOnceWhatWasCorrectedSeveralTimesBetweenCommits() {
        Instant later = NOON.plusSeconds(600);
        bench.call(NOON).call(later).commit();
        bench.call(NOON, later, later).call(NOON, later, later);
        assertThat(bench.commit()).singleElement().satisfies(minute -> assertRollup(minute, NOON, 1, 3));
    }

    @Test
    void shouldPublishAWindowThatOnlyLateCallsAreIn() {
        Instant later = NOON.plusSeconds(600);
        bench.call(later).commit();
        bench.call(NOON, later, later);
        assertThat(bench.commit()).singleElement().satisfies(minute -> assertRollup(minute, NOON, 0, 1));
    }

    @Test
    void shouldCloseAfterARestartWhatWasOpenBefore() {
        bench.call(NOON).commit();
        bench.restarted().call(NOON).call(NOON.plusSeconds(600));
        assertThat(bench.commit()).singleElement().satisfies(minute -> assertRollup(minute, NOON, 0, 2));
    }

    @Test
    void shouldNotCloseAWindowAgainAfterARestart() {
        bench.call(NOON).call(NOON.plusSeconds(600)).commit();
        bench.restarted().call(NOON.plusSeconds(660));
        assertThat(bench.commit()).isEmpty();
    }

    @Test
    void shouldCountRevisionsOnAcrossARestart() {
        Instant later = NOON.plusSeconds(600);
        bench.call(NOON).call(later).commit();
        bench.restarted().call(NOON, later, later);
        assertThat(bench.commit()).singleElement().satisfies(minute -> assertRollup(minute, NOON, 1, 2));
    }

    @Test
    void shouldAddToWindowsOfAVersionThatDidNotNoteTheNewest() {
        bench.call(NOON).commit();
        bench.stores.progress().delete(WindowProgress.KEY);
        bench.restarted().call(NOON).commit();
        assertThat(bench.stored(Resolution.MINUTE, NOON)).isEqualTo(2);
    }

    @Test
    void shouldLoseWithTheHeapWhatWasNotCommitted() {
        bench.call(NOON).commit();
        bench.call(NOON);
        bench.restarted().commit();
        assertThat(bench.stored(Resolution.MINUTE, NOON)).isEqualTo(1);
    }

    @Test
    void shouldKeepEveryResolution() {
        bench.call(NOON.plusSeconds(61)).call(NOON.plusSeconds(3_700)).commit();
        Instant midnight = Instant.parse("2026-11-20T00:00:00Z");
        assertThat(bench.stored(Resolution.MINUTE, NOON.plusSeconds(60))).isEqualTo(1);
        assertThat(bench.stored(Resolution.HOUR, NOON)).isEqualTo(1);
        assertThat(bench.stored(Resolution.HOUR, NOON.plusSeconds(3_600))).isEqualTo(1);
        assertThat(bench.stored(Resolution.DAY, midnight)).isEqualTo(2);
    }

    @Test
    void shouldKeepOnlyHoursAndDaysOfCallsThatAreOlderThanMinutesAreKept() {
        Instant old = NOON.minus(MINUTES.retention(Resolution.MINUTE)).minusSeconds(60);
        bench.call(old, old, NOON).commit();
        assertThat(bench.stored(Resolution.MINUTE, old)).isZero();
        assertThat(bench.stored(Resolution.HOUR, old.truncatedTo(java.time.temporal.ChronoUnit.HOURS)))
                .isEqualTo(1);
        assertThat(bench.observed).contains("merge " + old);
    }

    @Test
    void shouldStopAtTheCommitWhenATotalCannotBeRead() {
        Aggregate part = new Aggregate();
        part.add(new CallFacts().cost(5));
        PacketWriter writer = new PacketWriter(new PacketHeader(0, 0, 0), 0, 1_024, (partition, packet) -> {
            packet[packet.length - part.serializedSize()] = 9; // the version of the total
            bench.packet(packet);
        });
        writer.add(RollupBench.CHAT, NOON.getEpochSecond() / 60, part);
        bench.unwatched().call(NOON);
        writer.finish(false);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(bench::commit).isInstanceOf(CorruptRollupException.class);
            assertThat(bench.stored(Resolution.MINUTE, NOON)).isZero();
        }
    }

    @Test
    void shouldRefuseAPacketThatEndsWithinAnEntry() {
        PacketWriter writer = new PacketWriter(
                new PacketHeader(0, 0, 0),
                0,
                1_024,
                (partition, packet) -> assertThatThrownBy(() -> bench.packet(Arrays.copyOf(packet, packet.length - 1)))
                        .isInstanceOf(CorruptRollupException.class));
        writer.add(RollupBench.CHAT, NOON.getEpochSecond() / 60, new Aggregate());
        assertThat(writer.finish(false)).isEqualTo(1);
    }

    @Test
    void shouldKeepScoresThatComeBeforeTheFirstCall() {
        Aggregate part = new Aggregate();
        part.addScore(new ScoreKey("helpfulness", ScoreKey.Source.HUMAN), 750_000);
        bench.packet(new PacketHeader(0, Long.MIN_VALUE, Long.MIN_VALUE), NOON, part);
        bench.call(NOON).call(NOON.plusSeconds(600));
        assertThat(bench.commit())
                .singleElement()
                .satisfies(minute -> assertThat(minute.getScores()).hasSize(1));
    }

    @Test
    void shouldBoundTheHeapWithoutChangingTotals() {
        RollupBench small =
                new RollupBench(new RollupSettings(1, Duration.ZERO, Duration.ZERO, MINUTES.retention(), Set.of()), 1);
        for (int i = 0; i < 50; i++) {
            small.call(NOON.plusSeconds(60L * (i % 5)), NOON, NOON).commit();
        }
        for (int i = 0; i < 5; i++) {
            assertThat(small.stored(Resolution.MINUTE, NOON.plusSeconds(60L * i)))
                    .isEqualTo(10);
        }
        assertThat(small.stored(Resolution.HOUR, NOON)).isEqualTo(50);
    }

    @Test
    void shouldTellTheObserverOfEveryMergeAndThenHowFarMinutesHaveClosed() {
        bench.call(NOON).call(NOON.plusSeconds(600)).commit();
        assertThat(bench.observed)
                .containsExactly(
                        "merge 2026-11-20T12:00:00Z",
                        "merge 2026-11-20T12:10:00Z",
                        "closed until 2026-11-20T12:08:00Z");
    }

    @Test
    void shouldTellTheObserverNothingOfSeriesThatItDoesNotWatch() {
        bench.unwatched().call(NOON).call(NOON.plusSeconds(600)).commit();
        assertThat(bench.observed).containsExactly("closed until 2026-11-20T12:08:00Z");
        assertThat(bench.stored(Resolution.MINUTE, NOON)).isEqualTo(1);
    }

    @Test
    void shouldPublishNothingOfResolutionsThatAreNotPublished() {
        bench.call(NOON).call(NOON.plus(Duration.ofDays(2)));
        assertThat(bench.commit()).extracting(Rollup::getWindowSeconds).containsOnly(60);
    }

    private static void assertRollup(Rollup rollup, Instant start, int revision, long calls) {
        assertThat(rollup.getDimensions()).isEqualTo(Map.of("feature", "chat"));
        assertThat(rollup.getWindowStartMicros()).isEqualTo(micros(start));
        assertThat(rollup.getWindowSeconds()).isEqualTo(60);
        assertThat(List.of(rollup.getRevision(), rollup.getCalls())).isEqualTo(List.of(revision, calls));
        assertThat(rollup.getCostNanos()).isEqualTo(5 * calls);
    }

    private static long micros(Instant at) {
        return RollupBench.micros(at);
    }
}
