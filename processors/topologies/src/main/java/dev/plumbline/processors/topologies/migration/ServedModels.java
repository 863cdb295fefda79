package dev.plumbline.processors.topologies.migration;

import dev.plumbline.processors.drift.migration.ServedModel;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.rollups.packets.PacketSink;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The models that one task of the intake has seen, on the heap.
 *
 * <p>Sent on is the earliest minute of each combination and day of event time: the watch needs to know when each was first
 * seen, and on which days it was still in use. What was forgotten at a restart is sent again and changes nothing. A commit
 * sends at most 5,000 combinations; more than that is left out. Not thread-safe.
 */
public final class ServedModels {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final long DAY = 1_440;
    private static final int MOST_KNOWN = 20_000;
    private static final int MOST_FRESH = 5_000;
    private static final int A_PACKET = 100;

    private final Supplier<Map<String, LocalDate>> retirements;
    private final Map<Key, Long> known = new HashMap<>();
    private final Map<Key, Long> fresh = new HashMap<>();

    private record Key(String feature, String requested, String served, String fingerprint, long day) {}

    /**
     * Nothing seen yet.
     *
     * @param retirements last days of models by the prices in force, asked for at every commit with news
     */
    public ServedModels(Supplier<Map<String, LocalDate>> retirements) {
        this.retirements = retirements;
    }

    /** A call of a feature was served. */
    public void saw(String feature, String requested, String served, String fingerprint, long startedAtMicros) {
        if (requested.isEmpty() && served.isEmpty()) {
            return;
        }
        long minute = Math.floorDiv(startedAtMicros, MINUTE_MICROS);
        Key key = new Key(feature, requested, served, fingerprint, Math.floorDiv(minute, DAY));
        Long earliest = known.get(key);
        boolean isNews = earliest == null || minute < earliest;
        if (isNews && (fresh.size() < MOST_FRESH || fresh.containsKey(key))) {
            known.put(key, minute);
            fresh.put(key, minute);
        }
    }

    /** Hands over what is new, to the partition that watches its feature. */
    public void drain(int partitions, PacketSink sink) {
        if (fresh.isEmpty()) {
            return;
        }
        Map<String, LocalDate> days = retirements.get();
        Map<Integer, List<Sighting>> targets = new TreeMap<>();
        fresh.forEach((key, minute) -> targets.computeIfAbsent(
                        SeriesKey.of(Map.of(Dimension.FEATURE, key.feature)).partition(partitions),
                        unused -> new ArrayList<>())
                .add(sighting(key, minute, days)));
        targets.forEach((partition, sightings) -> {
            for (int from = 0; from < sightings.size(); from += A_PACKET) {
                List<Sighting> part = sightings.subList(from, Math.min(sightings.size(), from + A_PACKET));
                sink.accept(partition, SightingPacket.of(part));
            }
        });
        fresh.clear();
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
    }

    private static Sighting sighting(Key key, long minute, Map<String, LocalDate> days) {
        LocalDate last = days.getOrDefault(key.served, days.get(key.requested));
        ServedModel model = new ServedModel(key.requested, key.served, key.fingerprint);
        return new Sighting(key.feature, model, minute, last == null ? 0 : last.toEpochDay());
    }
}
