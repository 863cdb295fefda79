package dev.plumbline.processors.topologies.rollup.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.rollups.packets.PacketReader;
import dev.plumbline.processors.rollups.packets.PacketWriter;
import dev.plumbline.processors.topologies.TestStores;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.Test;

class WindowTotalsTest {
    private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli() * 1_000;

    private final WindowStore<Bytes, byte[]> hours = TestStores.windows(Duration.ofDays(62), Duration.ofHours(1));
    private final KeyValueStore<Integer, byte[]> progress = TestStores.keyValue(Serdes.Integer(), Serdes.ByteArray());

    /** With room for so many {@link #wide} windows. */
    private WindowTotals totals(int windows) {
        return totals(windows, hours);
    }

    /** All windows have closed. */
    private WindowTotals totals(int windows, WindowStore<Bytes, byte[]> hours) {
        long bytes = windows * (324L + wide().serializedSize());
        WindowTotals totals = new WindowTotals(
                resolution -> hours, new WindowProgress(progress, true), bytes + bytes / 20, series -> false);
        totals.fold(List.of(), NOON + Resolution.DAY.micros());
        return totals;
    }

    private static Window window(int series) {
        return window(series, 0);
    }

    private static Window window(int series, int hour) {
        SeriesKey key = SeriesKey.of(Map.of(Dimension.FEATURE, "f" + series));
        return new Window(key, Resolution.HOUR, NOON + hour * Resolution.HOUR.micros());
    }

    private static void merge(WindowTotals totals, int series, Aggregate total) {
        merge(totals, window(series), total);
    }

    private static void merge(WindowTotals totals, Window window, Aggregate total) {
        PacketWriter writer = new PacketWriter(new PacketHeader(0, 0, 0), 0, 128, (partition, packet) -> {
            PacketReader reader = new PacketReader(packet);
            reader.next();
            int hour = 1 << Resolution.HOUR.ordinal();
            totals.series(reader).waiting().add(reader.epochMinute(), hour, reader.part());
        });
        writer.add(window.series(), window.startMicros() / 60_000_000, total);
        writer.finish(false);
    }

    /** Durations over many octaves: 6 KB of bins, twice. */
    private static Aggregate wide() {
        Aggregate aggregate = new Aggregate();
        for (int i = 0; i < 2_000; i++) {
            long micros = (long) Math.pow(1.005, i) * 1_000;
            aggregate.add(new CallFacts().duration(micros).firstToken(micros));
        }
        return aggregate;
    }

    @Test
    void shouldKeepWindowsOnTheHeapBetweenCommits() {
        WindowTotals totals = totals(10);
        merge(totals, 1, wide());
        totals.flush();
        merge(totals, 1, wide());
        totals.flush();
        assertThat(totals.onHeap()).isEqualTo(1);
        assertThat(totals(10).total(window(1)).aggregate().calls()).isEqualTo(4_000);
    }

    @Test
    void shouldHaveInATotalWhatHasNotBeenWrittenYet() {
        WindowTotals totals = totals(10);
        merge(totals, 1, wide());
        assertThat(totals.total(window(1)).aggregate().calls()).isEqualTo(2_000);
        merge(totals, 1, wide());
        assertThat(totals.total(window(1)).aggregate().calls()).isEqualTo(4_000);
        assertThat(totals(10).total(window(1)).aggregate().calls()).isZero();
    }

    @Test
    void shouldNotKeepMoreThanItsHeap() {
        WindowTotals totals = totals(3);
        for (int i = 0; i < 5; i++) {
            merge(totals, i, wide());
        }
        totals.flush();
        assertThat(totals.onHeap()).isEqualTo(3);
        assertThat(totals.total(window(0)).aggregate().calls()).isEqualTo(2_000);
    }

    @Test
    void shouldGoOnKeepingTheSameWindowsWhenEachCommitTouchesMoreThanFit() {
        AtomicInteger read = new AtomicInteger();
        WindowTotals totals = totals(3, counting(read));
        for (int commit = 0; commit < 3; commit++) {
            read.set(0);
            for (int i = 0; i < 5; i++) {
                merge(totals, i, wide());
            }
            totals.flush();
        }
        assertThat(read).hasValue(2);
        assertThat(totals.total(window(4)).aggregate().calls()).isEqualTo(6_000);
    }

    @Test
    void shouldDropWhatIsNoLongerTouchedFirst() {
        AtomicInteger read = new AtomicInteger();
        WindowTotals totals = totals(3, counting(read));
        for (int series : new int[] {0, 1, 2}) {
            merge(totals, series, wide());
        }
        totals.flush();
        for (int commit = 0; commit < 2; commit++) {
            read.set(0);
            for (int series : new int[] {7, 8, 9}) {
                merge(totals, series, wide());
            }
            totals.flush();
        }
        assertThat(read).hasValue(0);
    }

    @Test
    void shouldLookUpNoWindowThatIsLaterThanAllOfItsSeries() {
        AtomicInteger read = new AtomicInteger();
        WindowTotals totals = totals(10, counting(read));
        for (int hour = 0; hour < 3; hour++) {
            merge(totals, window(1, hour), wide());
            merge(totals, window(2, 2 - hour), wide());
            totals.flush();
        }
        assertThat(read).hasValue(2);
        assertThat(calls(totals, 1)).containsExactly(2_000L, 2_000L, 2_000L);
        assertThat(calls(totals, 2)).containsExactly(2_000L, 2_000L, 2_000L);
    }

    @Test
    void shouldLookUpWhatASeriesThatWasForgottenMayHave() {
        WindowTotals totals = totals(1);
        for (int round = 0; round < 2; round++) {
            for (int series = 0; series < 3; series++) {
                merge(totals, window(series, 1), wide());
                merge(totals, window(series, 0), wide());
            }
            totals.flush();
        }
        assertThat(calls(totals, 0)).containsExactly(4_000L, 4_000L, 0L);
        assertThat(calls(totals, 2)).containsExactly(4_000L, 4_000L, 0L);
    }

    @Test
    void shouldLookUpWhatAnEarlierRunMayHaveStored() {
        WindowTotals before = totals(10);
        merge(before, window(1, 2), wide());
        merge(before, window(2, 0), wide());
        before.flush();
        WindowTotals after = totals(10);
        merge(after, window(1, 1), wide());
        merge(after, window(1, 2), wide());
        after.flush();
        assertThat(calls(totals(10), 1)).containsExactly(0L, 2_000L, 4_000L);
    }

    @Test
    void shouldLookUpEverythingInStoresThatSayNothingOfTheirNewest() {
        WindowTotals before = totals(10);
        merge(before, window(1, 2), wide());
        before.flush();
        progress.delete(WindowProgress.KEY);
        WindowProgress unknown = new WindowProgress(progress, false);
        WindowTotals after = new WindowTotals(resolution -> hours, unknown, Long.MAX_VALUE, series -> false);
        merge(after, window(1, 2), wide());
        assertThat(calls(after, 1)).containsExactly(0L, 0L, 4_000L);
    }

    private static List<Long> calls(WindowTotals totals, int series) {
        return IntStream.range(0, 3)
                .mapToObj(hour -> totals.total(window(series, hour)).aggregate().calls())
                .toList();
    }

    @SuppressWarnings("unchecked") // the proxy is of that type
    private WindowStore<Bytes, byte[]> counting(AtomicInteger read) {
        return (WindowStore<Bytes, byte[]>) Proxy.newProxyInstance(
                WindowStore.class.getClassLoader(), new Class<?>[] {WindowStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("fetch")) {
                        read.incrementAndGet();
                    }
                    return method.invoke(hours, arguments);
                });
    }

    @Test
    void shouldForgetSeriesThatHaveNoWindowOnTheHeap() {
        WindowTotals totals = totals(3);
        for (int i = 0; i < 5; i++) {
            merge(totals, i, wide());
        }
        totals.series(window(7).series());
        assertThat(totals.knownSeries()).isEqualTo(6);
        totals.flush();
        assertThat(totals.knownSeries()).isEqualTo(3);
    }

    @Test
    void shouldWriteWhatHasChangedBeforeItIsDropped() {
        WindowTotals totals = totals(1);
        for (int i = 1; i <= 3; i++) {
            merge(totals, i, wide());
        }
        assertThat(totals.publish(window(1)).revision()).isZero();
        assertThat(totals.publish(window(2)).revision()).isZero();
        assertThat(totals.publish(window(3)).revision()).isZero();
        assertThat(totals.publish(window(1)).revision()).isEqualTo(1);
        totals.flush();
        assertThat(totals(10).publish(window(1)).revision()).isEqualTo(2);
        assertThat(totals(10).total(window(1)).aggregate().calls()).isEqualTo(2_000);
        assertThat(totals(10).publish(window(2)).revision()).isEqualTo(1);
    }

    @Test
    void shouldWriteAWindowAgainOnlyWhenItHasChanged() {
        WindowTotals totals = totals(10);
        merge(totals, 1, wide());
        totals.flush();
        Bytes series = Bytes.wrap(window(1).series().toBytes());
        hours.put(series, new byte[] {1}, NOON / 1_000);
        totals.total(window(1));
        totals.flush();
        assertThat(hours.fetch(series, NOON / 1_000)).hasSize(1);
        totals.publish(window(1));
        totals.flush();
        assertThat(hours.fetch(series, NOON / 1_000)).hasSizeGreaterThan(100);
    }
}
