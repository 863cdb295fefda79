package dev.plumbline.processors.topologies.migration;

import dev.plumbline.processors.drift.migration.MigrationEvent;
import dev.plumbline.processors.drift.migration.MigrationWatch;
import dev.plumbline.processors.drift.migration.ServedModel;
import dev.plumbline.processors.topologies.drift.bytes.ByteReader;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One feature: its watch, what was seen in minutes that are open yet, and the alerts that are on. At most 256 sightings wait,
 * further ones are left out. Not thread-safe.
 */
final class FeatureModels {
    private static final int VERSION = 1;
    private static final int MOST_WAITING = 256;
    private static final Comparator<ServedModel> ORDER = Comparator.comparing(ServedModel::requested)
            .thenComparing(ServedModel::served)
            .thenComparing(ServedModel::fingerprint);

    private final int noticeDays;
    private byte[] watch;
    private final TreeMap<Long, TreeMap<ServedModel, Long>> waiting = new TreeMap<>();
    private final TreeMap<Long, TreeSet<String>> ending = new TreeMap<>();

    private FeatureModels(int noticeDays, byte[] watch) {
        this.noticeDays = noticeDays;
        this.watch = watch;
    }

    /** Nothing seen; retirements are told so many days ahead. */
    static FeatureModels fresh(int noticeDays) {
        return new FeatureModels(noticeDays, new MigrationWatch(Map.of(), noticeDays).toBytes());
    }

    /** @throws RuntimeException if the bytes are malformed */
    static FeatureModels fromBytes(int noticeDays, byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        in.index(VERSION);
        FeatureModels read = new FeatureModels(noticeDays, in.block());
        for (long left = in.number(); left > 0; left--) {
            long minute = in.number();
            read.saw(minute, new ServedModel(in.text(), in.text(), in.text()), in.number());
        }
        for (long left = in.number(); left > 0; left--) {
            long minute = in.number();
            read.endAt(minute, in.text());
        }
        return read;
    }

    byte[] toBytes() {
        ByteWriter out = new ByteWriter().number(VERSION).block(watch);
        out.number(waitingSize());
        waiting.forEach((minute, models) -> models.forEach((model, lastDay) -> out.number(minute)
                .text(model.requested())
                .text(model.served())
                .text(model.fingerprint())
                .number(lastDay)));
        out.number(ending.values().stream().mapToInt(TreeSet::size).sum());
        ending.forEach((minute, ids) -> ids.forEach(id -> out.number(minute).text(id)));
        return out.toBytes();
    }

    private int waitingSize() {
        return waiting.values().stream().mapToInt(TreeMap::size).sum();
    }

    /** Something was seen in a minute, with its last day or 0. */
    void saw(long minute, ServedModel model, long lastDay) {
        if (waitingSize() < MOST_WAITING) {
            waiting.computeIfAbsent(minute, unused -> new TreeMap<>(ORDER)).merge(model, lastDay, Math::max);
        }
    }

    /** The alert ends when that minute closes. */
    void endAt(long minute, String alertId) {
        ending.computeIfAbsent(minute, unused -> new TreeSet<>()).add(alertId);
    }

    /** The next minute at whose close there is something to do; the greatest number if none. */
    long due() {
        long seen = waiting.isEmpty() ? Long.MAX_VALUE : waiting.firstKey();
        return ending.isEmpty() ? seen : Math.min(seen, ending.firstKey());
    }

    /** The alerts that end with a minute that closes. */
    List<String> ended(long minute) {
        TreeSet<String> ids = ending.remove(minute);
        return ids == null ? List.of() : new ArrayList<>(ids);
    }

    /** The news of a minute that closes. */
    List<MigrationEvent> close(long minute) {
        TreeMap<ServedModel, Long> seen = waiting.remove(minute);
        if (seen == null) {
            return List.of();
        }
        MigrationWatch now = MigrationWatch.fromBytes(lastDays(seen), noticeDays, watch);
        List<MigrationEvent> news = now.onMinute(minute, seen.keySet());
        watch = now.toBytes();
        return news;
    }

    private static Map<String, LocalDate> lastDays(Map<ServedModel, Long> seen) {
        Map<String, LocalDate> days = new TreeMap<>();
        seen.forEach((model, lastDay) -> {
            if (lastDay != 0) {
                String id = model.served().isEmpty() ? model.requested() : model.served();
                days.merge(id, LocalDate.ofEpochDay(lastDay), (a, b) -> a.isAfter(b) ? a : b);
            }
        });
        return days;
    }
}
