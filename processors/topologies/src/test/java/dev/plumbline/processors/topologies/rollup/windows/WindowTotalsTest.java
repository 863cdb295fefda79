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
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.Test;

class WindowTotalsTest {
    private static final long NOON = Instant.parse("2026-11-20T12:00:00Z").toEpochMilli() * 1_000;

    private final WindowStore<Bytes, byte[]> hours = TestStores.windows(Duration.ofDays(62), Duration.ofHours(1));

    /** With room for so many {@link #wide} windows. */
    private WindowTotals totals(int windows) {
        return totals(windows, hours);
    }

    private static WindowTotals totals(int windows, WindowStore<Bytes, byte[]> hours) {
        long bytes = windows * (324L + wide().serializedSize());
        return new WindowTotals(resolution -> hours, bytes + bytes / 20, series -> false);
    }

    private static Window window(int series) {
        return new Window(SeriesKey.of(Map.of(Dimension.FEATURE, "f" + series)), Resolution.HOUR, NOON);
    }

    private static void merge(WindowTotals totals, int series, Aggregate total) {
        PacketWriter writer = new PacketWriter(new PacketHeader(0, 0, 0), 0, 128, (partition, packet) -> {
            PacketReader reader = new PacketReader(packet);
            reader.next();
            int hour = 1 << Resolution.HOUR.ordinal();
            totals.series(reader).waiting().add(reader.epochMinute(), hour, reader.part());
        });
        writer.add(window(series).series(), NOON / 60_000_000, total);
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
        merge(totals, 1, wide());
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
