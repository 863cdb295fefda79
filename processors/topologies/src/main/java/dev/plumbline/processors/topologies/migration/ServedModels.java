package dev.plumbline.processors.topologies.migration;

import dev.plumbline.processors.drift.migration.ServedModel;
import dev.plumbline.processors.rollups.packets.PacketSink;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The models that one task of the intake has seen, on the heap.
 *
 * <p>Sent on is the earliest minute of each combination and day of event time: the watch needs to know when each was first
 * seen, and on which days it was still in use. What was forgotten at a restart is sent again and changes nothing. A commit
 * sends at most 5,000 combinations; more than that is left out. Not thread-safe.
 */
public final class ServedModels {
    private static final long DAY = 1_440;

    private final Supplier<Map<String, LocalDate>> retirements;
    private final EarliestMinutes<Key> seen = new EarliestMinutes<>();

    /** From when on a day a combination needs no more looking at, to be kept with it by who sees it often. */
    public static final class Memo {
        private long day = Long.MIN_VALUE;
        private long minute;
    }

    private record Key(String feature, String requested, String served, String fingerprint, long day) {}

    /**
     * Nothing seen yet.
     *
     * @param retirements last days of models by the prices in force, asked for at every commit with news
     */
    public ServedModels(Supplier<Map<String, LocalDate>> retirements) {
        this.retirements = retirements;
    }

    /** A call of a feature was served. The memo is of the combination of these names. */
    public void saw(
            String feature, String requested, String served, String fingerprint, Memo memo, long startedAtMicros) {
        long minute = EarliestMinutes.minuteOf(startedAtMicros);
        long day = Math.floorDiv(minute, DAY);
        boolean isKnown = memo.day == day && memo.minute <= minute || requested.isEmpty() && served.isEmpty();
        if (!isKnown && seen.saw(new Key(feature, requested, served, fingerprint, day), minute)) {
            memo.day = day;
            memo.minute = minute;
        }
    }

    /** Hands over what is new, to the partition that watches its feature. */
    public void drain(int partitions, PacketSink sink) {
        if (!seen.hasNews()) {
            return;
        }
        Map<String, LocalDate> days = retirements.get();
        seen.drain(
                partitions,
                Key::feature,
                (key, minute) -> sighting(key, minute, days),
                (partition, sightings) -> sink.accept(partition, SightingPacket.of(sightings)));
    }

    private static Sighting sighting(Key key, long minute, Map<String, LocalDate> days) {
        LocalDate last = days.getOrDefault(key.served, days.get(key.requested));
        ServedModel model = new ServedModel(key.requested, key.served, key.fingerprint);
        return new Sighting(key.feature, model, minute, last == null ? 0 : last.toEpochDay());
    }
}
