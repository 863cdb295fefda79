package dev.plumbline.processors.topologies.drift.evidence;

import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.topologies.drift.bytes.ByteReader;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Who gave the scores of a feature since when, over a logged store: feature and score to evaluators with the minute of the first
 * call that each judged. At most 64 evaluators of a score and 10,000 scores a task are kept apart. Not thread-safe.
 */
public final class Evaluators {
    private static final int MOST = 64;
    private static final int MOST_SCORES = 10_000;
    private static final long BEFORE = 30;
    private static final long AFTER = 10;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<Bytes, TreeMap<String, Long>> firstSeen = new HashMap<>();
    private final Set<Bytes> changed = new HashSet<>();

    /** Those in the store. */
    public Evaluators(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (var all = store.all()) {
            all.forEachRemaining(entry -> firstSeen.put(entry.key, read(entry.value)));
        }
    }

    /** An evaluator judged a call of that minute. */
    public void saw(String feature, ScoreKey score, String evaluator, long minute) {
        Bytes key = key(feature, score);
        if (!firstSeen.containsKey(key) && firstSeen.size() >= MOST_SCORES) {
            return;
        }
        TreeMap<String, Long> known = firstSeen.computeIfAbsent(key, unused -> new TreeMap<>());
        if (known.containsKey(evaluator) || known.size() < MOST) {
            known.merge(evaluator, minute, Math::min);
            changed.add(key);
        }
    }

    /**
     * The evaluator that is new around an onset where another one judged before: from half an hour before the interval of the
     * onset to ten minutes after it, and not after the minute of the finding.
     */
    Optional<String> newAround(String feature, ScoreKey score, long lowMinute, long highMinute, long foundMinute) {
        Map<String, Long> known = firstSeen.getOrDefault(key(feature, score), new TreeMap<>());
        long from = lowMinute - BEFORE;
        long to = Math.min(highMinute + AFTER, foundMinute);
        return known.values().stream().anyMatch(minute -> minute < from)
                ? known.entrySet().stream()
                        .filter(entry -> entry.getValue() >= from && entry.getValue() <= to)
                        .max(Map.Entry.<String, Long>comparingByValue(Comparator.naturalOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                : Optional.empty();
    }

    /** Writes what has changed. */
    public void flush() {
        changed.forEach(key -> store.put(key, bytes(firstSeen.getOrDefault(key, new TreeMap<>()))));
        changed.clear();
    }

    private static Bytes key(String feature, ScoreKey score) {
        return Bytes.wrap(new ByteWriter()
                .text(feature)
                .text(score.name())
                .number(score.source().ordinal())
                .toBytes());
    }

    private static byte[] bytes(Map<String, Long> known) {
        ByteWriter out = new ByteWriter().number(known.size());
        known.forEach((evaluator, minute) -> out.text(evaluator).number(minute));
        return out.toBytes();
    }

    private static TreeMap<String, Long> read(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        TreeMap<String, Long> known = new TreeMap<>();
        for (long left = in.number(); left > 0; left--) {
            String evaluator = in.text();
            known.put(evaluator, in.number());
        }
        return known;
    }
}
