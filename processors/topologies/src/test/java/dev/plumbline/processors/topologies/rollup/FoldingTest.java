package dev.plumbline.processors.topologies.rollup;

import static dev.plumbline.processors.topologies.rollup.RollupBench.CHAT;
import static dev.plumbline.processors.topologies.rollup.RollupBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.topologies.ViewedWindows;
import dev.plumbline.processors.topologies.rollup.windows.WindowView;
import dev.plumbline.schemas.records.Rollup;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Minutes go into their hour and hours into their day when they close; readers see both as if they had been added at once. */
class FoldingTest {
    private static final Instant MIDNIGHT = NOON.truncatedTo(ChronoUnit.DAYS);
    private static final RollupSettings SETTINGS =
            RollupSettings.DEFAULT.withPartitions(2).withMinutesKept(Duration.ofHours(5));

    private RollupBench bench = new RollupBench(SETTINGS);

    /** A call of the only source that is not idle. */
    private RollupBench call(Instant at) {
        return bench.call(0, at, at, at.plusSeconds(60));
    }

    private boolean isStored(Resolution resolution, Instant start) {
        WindowStore<Bytes, byte[]> store = bench.stores.windows(resolution);
        return store.fetch(Bytes.wrap(CHAT.toBytes()), start.toEpochMilli()) != null;
    }

    private void assertCalls(Resolution resolution, Instant start, long calls) {
        assertThat(bench.stored(resolution, start)).isEqualTo(calls);
    }

    @Test
    void shouldWriteTheMinuteAloneWhileItIsOpen() {
        call(NOON).commit();
        assertThat(isStored(Resolution.MINUTE, NOON)).isTrue();
        assertThat(isStored(Resolution.HOUR, NOON)).isFalse();
        assertThat(isStored(Resolution.DAY, MIDNIGHT)).isFalse();
        assertCalls(Resolution.HOUR, NOON, 1);
        assertCalls(Resolution.DAY, MIDNIGHT, 1);
    }

    @Test
    void shouldFoldAMinuteIntoItsHourAndTheHourIntoItsDayWhenTheyClose() {
        call(NOON).call(NOON.plusSeconds(180)).commit();
        bench.commit();
        assertThat(isStored(Resolution.HOUR, NOON)).isTrue();
        assertThat(isStored(Resolution.DAY, MIDNIGHT)).isFalse();
        assertCalls(Resolution.HOUR, NOON, 2);
        call(NOON.plusSeconds(3_720)).commit();
        assertThat(isStored(Resolution.DAY, MIDNIGHT)).isTrue();
        assertCalls(Resolution.HOUR, NOON, 2);
        assertCalls(Resolution.DAY, MIDNIGHT, 3);
    }

    @Test
    void shouldAddALateCallToTheHourAtOnce() {
        call(NOON).call(NOON.plusSeconds(600)).commit();
        bench.call(0, NOON, NOON.plusSeconds(600), NOON.plusSeconds(660)).commit();
        assertCalls(Resolution.MINUTE, NOON, 2);
        assertCalls(Resolution.HOUR, NOON, 3);
        assertCalls(Resolution.DAY, MIDNIGHT, 3);
    }

    @Test
    void shouldFoldAMinuteBeforeItsStoreDropsIt() {
        bench = new RollupBench(SETTINGS.withMinutesKept(Duration.ofMinutes(90)));
        Instant later = NOON.plus(Duration.ofMinutes(110));
        bench.call(0, NOON, NOON, NOON).call(1, NOON, NOON, NOON).commit();
        bench.call(0, NOON, NOON, later).call(1, later, later, later).commit(); // the watermark stays at noon
        assertThat(isStored(Resolution.MINUTE, NOON)).isFalse();
        assertCalls(Resolution.HOUR, NOON, 3);
        assertCalls(Resolution.DAY, MIDNIGHT, 4);
    }

    @Test
    void shouldFoldAndPublishAfterARestartWhatOnlyAMinuteHeld() {
        call(NOON).commit();
        bench.restarted();
        assertThat(call(NOON.plus(Duration.ofDays(2))).commit())
                .extracting(Rollup::getWindowStartMicros)
                .containsExactly(RollupBench.micros(NOON), RollupBench.micros(MIDNIGHT));
        assertThat(isStored(Resolution.DAY, MIDNIGHT)).isTrue();
        assertCalls(Resolution.DAY, MIDNIGHT, 1);
    }

    @Test
    void shouldFoldNothingTwiceWhenTheGraceIsLongerAfterARestart() {
        RollupBench patient =
                bench.call(0, NOON, NOON, NOON).call(0, NOON.plusSeconds(300), NOON.plusSeconds(300), NOON);
        patient.commit();
        RollupBench restarted = patient.restarted(SETTINGS.withGrace(Duration.ofMinutes(30)));
        restarted.call(0, NOON.plusSeconds(3_600 * 2), NOON.plusSeconds(3_600 * 2), NOON.plusSeconds(3_600 * 2));
        restarted.commit();
        assertCalls(Resolution.HOUR, NOON, 2);
    }

    @Test
    void shouldPublishWhatAShorterGraceClosesAfterARestart() {
        RollupBench patient = new RollupBench(SETTINGS.withGrace(Duration.ofMinutes(10)));
        assertThat(patient.call(NOON).call(NOON.plusSeconds(3_780)).commit()).isEmpty();
        assertThat(patient.restarted(SETTINGS).commit())
                .singleElement()
                .satisfies(hour -> assertThat(hour.getWindowStartMicros()).isEqualTo(RollupBench.micros(NOON)));
    }

    @Test
    void shouldFoldAfterAPacketOfASourceThatHasSeenNoCall() {
        bench.packet(new PacketHeader(0, Long.MIN_VALUE, Long.MIN_VALUE), NOON, new Aggregate());
        bench.commit();
        bench.restarted();
        call(NOON).commit();
        assertThat(isStored(Resolution.HOUR, NOON)).isFalse();
        assertCalls(Resolution.HOUR, NOON, 1);
    }

    @Test
    void shouldFoldTwoHoursLateWhenOldHistoryHoldsTheWatermark() {
        bench.call(0, NOON, NOON, NOON);
        bench.call(1, NOON, NOON, NOON.plusSeconds(7_200)).commit();
        assertThat(isStored(Resolution.HOUR, NOON)).isFalse();
        bench.call(1, NOON, NOON, NOON.plusSeconds(7_260)).commit();
        assertThat(isStored(Resolution.HOUR, NOON)).isTrue();
        assertCalls(Resolution.HOUR, NOON, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void shouldReadEachCallOnceWhenWindowsAreFoldedMeanwhile(int readsBefore) {
        for (int minute = 0; minute < 90; minute++) {
            call(NOON.plusSeconds(60L * minute)).commit();
        }
        call(NOON.plus(Duration.ofHours(3)));
        int[] left = {readsBefore};
        Map<Instant, Long> days = read(Resolution.DAY, NOON.minusSeconds(86_400), NOON.plusSeconds(86_400), () -> {
            if (left[0]-- == 0) {
                bench.commit();
            }
        });
        assertThat(days.get(MIDNIGHT)).isBetween(90L, 91L);
        assertCalls(Resolution.DAY, MIDNIGHT, 91);
    }

    @Test
    void shouldReadTheWindowsThatStartInTheRange() {
        call(NOON).call(NOON.plusSeconds(1_800)).call(NOON.plusSeconds(3_600)).commit();
        Instant half = NOON.plusSeconds(1_800);
        assertThat(read(Resolution.HOUR, NOON, half, () -> {})).isEqualTo(Map.of(NOON, 2L));
        assertThat(read(Resolution.HOUR, half, NOON.plusSeconds(7_200), () -> {}))
                .isEqualTo(Map.of(NOON.plusSeconds(3_600), 1L));
        assertThat(read(Resolution.HOUR, NOON, NOON, () -> {})).isEmpty();
    }

    @Test
    void shouldLookForNoPartsOfAWindowThatHasClosed() {
        RollupSettings unpublished = new RollupSettings(
                1, SETTINGS.grace(), SETTINGS.idle(), SETTINGS.retention(), Set.of(Resolution.MINUTE));
        RollupBench silent = new RollupBench(unpublished);
        silent.call(NOON).call(NOON.plusSeconds(3_780)).commit();
        AtomicInteger fetches = new AtomicInteger();
        assertThat(read(silent, Resolution.HOUR, NOON, NOON.plusSeconds(60), fetches::incrementAndGet))
                .isEqualTo(Map.of(NOON, 1L));
        assertThat(fetches).hasValue(1);
    }

    private Map<Instant, Long> read(Resolution resolution, Instant from, Instant to, Runnable before) {
        return read(bench, resolution, from, to, before);
    }

    /** Calls by window; runs {@code before} each fetch. */
    private static Map<Instant, Long> read(
            RollupBench bench, Resolution resolution, Instant from, Instant to, Runnable before) {
        ViewedWindows windows = bench.windows();
        Map<Resolution, ReadOnlyWindowStore<Bytes, byte[]>> stores = new EnumMap<>(Resolution.class);
        windows.windows().forEach((length, store) -> stores.put(length, running(before, store)));
        Map<Instant, Long> calls = new TreeMap<>();
        new WindowView(windows.progress(), stores)
                .visit(CHAT, resolution, from, to, (start, total) -> calls.put(start, total.calls()));
        return calls;
    }

    @SuppressWarnings("unchecked") // a proxy of one interface
    private static ReadOnlyWindowStore<Bytes, byte[]> running(
            Runnable before, ReadOnlyWindowStore<Bytes, byte[]> store) {
        return (ReadOnlyWindowStore<Bytes, byte[]>) Proxy.newProxyInstance(
                FoldingTest.class.getClassLoader(),
                new Class<?>[] {ReadOnlyWindowStore.class},
                (proxy, method, arguments) -> {
                    before.run();
                    return method.invoke(store, arguments);
                });
    }
}
