package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.rollups.packets.PacketWriter;
import dev.plumbline.processors.topologies.TestStores;
import dev.plumbline.processors.topologies.ViewedWindows;
import dev.plumbline.schemas.records.Rollup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.WindowStore;

/** An engine over stores in memory, fed with packets of one series, one source. */
final class RollupBench {
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final SeriesKey CHAT = SeriesKey.of(Map.of(Dimension.FEATURE, "chat"));

    final RollupStores.Opened stores;
    final List<String> observed = new ArrayList<>();
    private RollupSettings settings;
    private final RollupHeap heap;
    private RollupEngine engine;
    private boolean watching = true;

    RollupBench(RollupSettings settings) {
        this(settings, Long.MAX_VALUE);
    }

    /** With windows on the heap that take so many bytes at most. */
    RollupBench(RollupSettings settings, long windowBytes) {
        this.settings = settings;
        heap = new RollupHeap(
                windowBytes, RollupHeap.ofTask(settings.partitions()).packets());
        Map<Resolution, WindowStore<Bytes, byte[]>> windows = new EnumMap<>(Resolution.class);
        for (Resolution resolution : Resolution.values()) {
            windows.put(
                    resolution,
                    TestStores.windows(settings.retention(resolution), Duration.ofSeconds(resolution.seconds())));
        }
        stores = new RollupStores.Opened(
                windows, TestStores.keyValue(), TestStores.keyValue(Serdes.Integer(), Serdes.ByteArray()));
        engine = open();
    }

    private RollupEngine open() {
        return new RollupEngine(settings, heap, stores, closedMinute -> new Noting());
    }

    /** The same with an observer that looks at nothing that comes from now on. */
    RollupBench unwatched() {
        watching = false;
        return this;
    }

    /** Gives up the heap, as a stopped task does, and opens the stores anew. */
    RollupBench restarted() {
        engine = open();
        return this;
    }

    /** The same with other settings. */
    RollupBench restarted(RollupSettings other) {
        settings = other;
        return restarted();
    }

    /** A call at {@code at} that arrives {@code lag} later and takes the watermark to {@code watermark}. */
    RollupBench call(Instant at, Instant watermark, Instant append) {
        return call(0, at, watermark, append);
    }

    /** The same from any source. */
    RollupBench call(int source, Instant at, Instant watermark, Instant append) {
        Aggregate part = new Aggregate();
        part.add(new CallFacts().startedAt(micros(at)).cost(5).duration(1_000));
        packet(new PacketHeader(source, micros(watermark), micros(append)), at, part);
        return this;
    }

    /** A call that is the newest of its source and arrives at once. */
    RollupBench call(Instant at) {
        return call(at, at, at);
    }

    void packet(PacketHeader header, Instant at, Aggregate part) {
        PacketWriter writer = new PacketWriter(header, 0, 1_024, (partition, packet) -> engine.merge(packet));
        writer.add(CHAT, at.getEpochSecond() / 60, part);
        writer.finish(false);
    }

    /** Takes in a packet as it is. */
    RollupBench packet(byte[] packet) {
        engine.merge(packet);
        return this;
    }

    /** True if the engine wants to be committed. */
    boolean isFull() {
        return engine.isFull();
    }

    /** Commits; answers what was published. */
    List<Rollup> commit() {
        List<Rollup> published = new ArrayList<>();
        engine.commit(record -> published.add((Rollup) record));
        return published;
    }

    /** Calls in the window that starts at {@code start}, as readers see it; 0 if there is none. */
    long stored(Resolution resolution, Instant start) {
        long[] calls = {0};
        windows()
                .visit(
                        CHAT,
                        resolution,
                        (series, length, at, total) -> calls[0] += at.equals(start) ? total.calls() : 0);
        return calls[0];
    }

    /** All windows, as readers see them. */
    ViewedWindows windows() {
        return new ViewedWindows(stores.series(), stores.progress(), stores.windows());
    }

    static long micros(Instant at) {
        return at.toEpochMilli() * 1_000;
    }

    private final class Noting implements RollupObserver {
        @Override
        public boolean watches(SeriesKey series) {
            return watching;
        }

        @Override
        public void onMerge(SeriesKey series, long minute, Aggregate part, boolean inWindow) {
            observed.add("merge " + Instant.ofEpochSecond(minute * 60));
        }

        @Override
        public void onRevision(SeriesKey series, long minute, Aggregate difference) {
            observed.add("revise " + Instant.ofEpochSecond(minute * 60));
        }

        @Override
        public void onCommit(long closedMinute, Consumer<SpecificRecord> sink) {
            observed.add("closed until " + Instant.ofEpochSecond(closedMinute * 60));
        }
    }
}
