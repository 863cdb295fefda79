package dev.plumbline.processors.rollups.partials;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Calls.Call;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.rollups.packets.PacketReader;
import dev.plumbline.processors.rollups.packets.PacketSink;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Merges packets as the second phase would, and works out the same directly. */
final class Totals implements PacketSink {

    static final PacketHeader HEADER = new PacketHeader(0, 0, 0);

    private final Map<SeriesKey, Map<Long, Aggregate>> merged = new HashMap<>();

    @Override
    public void accept(int partition, byte[] packet) {
        PacketReader reader = new PacketReader(packet);
        while (reader.next()) {
            at(reader.series(), reader.windowStartMicros()).merge(reader.aggregate());
        }
    }

    Aggregate at(SeriesKey series, long windowStart) {
        return merged.computeIfAbsent(series, key -> new HashMap<>())
                .computeIfAbsent(windowStart, start -> new Aggregate());
    }

    /** Counts the call in every grouping, one by one. */
    void addDirectly(Groupings groupings, Call call) {
        for (Grouping grouping : groupings.all()) {
            CallFacts facts = call.facts();
            at(call.series(grouping), Resolution.MINUTE.windowStart(call.startedAt()))
                    .add(facts);
        }
    }

    /** All totals in comparable form. */
    Map<String, byte[]> bytes() {
        Map<String, byte[]> bytes = new TreeMap<>();
        merged.forEach((series, windows) -> windows.forEach(
                (start, aggregate) -> bytes.put(series.grouping() + " " + series + start, aggregate.toBytes())));
        return bytes;
    }

    /** The total over all series and windows of a grouping. */
    Aggregate total(Grouping grouping) {
        Aggregate total = new Aggregate();
        merged.forEach((series, windows) -> {
            if (series.grouping().equals(grouping)) {
                windows.values().forEach(total::merge);
            }
        });
        return total;
    }

    /** Distinct series of a grouping. */
    long series(Grouping grouping) {
        return merged.keySet().stream()
                .filter(series -> series.grouping().equals(grouping))
                .count();
    }
}
