package dev.plumbline.processors.topologies.migration;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The earliest minute in which each of many things was seen, and which of them are news since the last time. At most 5,000 are
 * news at once; more than that is left out until they are seen again. Not thread-safe.
 *
 * @param <K> what is seen
 */
final class EarliestMinutes<K> {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final int MOST_KNOWN = 20_000;
    private static final int MOST_FRESH = 5_000;
    private static final int A_PACKET = 100;

    private final Map<K, Long> known = new HashMap<>();
    private final Map<K, Long> fresh = new HashMap<>();

    static long minuteOf(long micros) {
        return Math.floorDiv(micros, MINUTE_MICROS);
    }

    /** Answers false if the minute is left out. */
    boolean saw(K key, long minute) {
        Long earliest = known.get(key);
        boolean isNews = earliest == null || minute < earliest;
        if (isNews && (fresh.size() < MOST_FRESH || fresh.containsKey(key))) {
            known.put(key, minute);
            fresh.put(key, minute);
            return true;
        }
        return !isNews;
    }

    boolean hasNews() {
        return !fresh.isEmpty();
    }

    /** Hands over the news, a hundred at a time, to the partition that watches their feature; then there is none. */
    <T> void drain(
            int partitions,
            Function<K, String> feature,
            BiFunction<K, Long, T> news,
            BiConsumer<Integer, List<T>> sink) {
        Map<Integer, List<T>> targets = new TreeMap<>();
        fresh.forEach((key, minute) -> targets.computeIfAbsent(
                        SeriesKey.of(Map.of(Dimension.FEATURE, feature.apply(key)))
                                .partition(partitions),
                        unused -> new ArrayList<>())
                .add(news.apply(key, minute)));
        targets.forEach((partition, all) -> {
            for (int from = 0; from < all.size(); from += A_PACKET) {
                sink.accept(partition, all.subList(from, Math.min(all.size(), from + A_PACKET)));
            }
        });
        fresh.clear();
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
    }
}
