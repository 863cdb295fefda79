package dev.plumbline.processors.topologies.drift;

import dev.plumbline.processors.topologies.alerts.AlertLog;
import dev.plumbline.processors.topologies.drift.bytes.ByteReader;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import dev.plumbline.processors.topologies.drift.history.SpanHistory;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.ChangeKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what people decide about baselines: reset, pin, acknowledge.
 *
 * <p>An order is a change event whose subject is the id of a detector. It waits until the minute of its time closes, so
 * that a replay carries it out at the same place; one that comes late is carried out with the oldest open minute. Orders
 * reach every task, and the one that has the detector obeys. Not thread-safe.
 */
final class Baselines {
    private static final long MINUTE_MICROS = 60_000_000L;

    private final Map<String, DriftRule> rules = new LinkedHashMap<>();
    private final DriftStores stores;
    private final DetectorCache detectors;
    private final SpanHistory history;
    private final AlertLog alerts;
    private final TreeMap<Bytes, Order> waiting = new TreeMap<>();
    private final Map<Bytes, byte @Nullable []> changed = new LinkedHashMap<>();

    private record Order(long minute, ChangeKind kind, String detectorId, String author, String note) {
        byte[] toBytes() {
            return new ByteWriter()
                    .number(minute)
                    .text(kind.name())
                    .text(detectorId)
                    .text(author)
                    .text(note)
                    .toBytes();
        }

        static Order fromBytes(byte[] bytes) {
            ByteReader in = new ByteReader(bytes);
            return new Order(in.number(), ChangeKind.valueOf(in.text()), in.text(), in.text(), in.text());
        }
    }

    Baselines(
            List<DriftRule> rules, DriftStores stores, DetectorCache detectors, SpanHistory history, AlertLog alerts) {
        rules.forEach(rule -> this.rules.put(rule.id(), rule));
        this.stores = stores;
        this.detectors = detectors;
        this.history = history;
        this.alerts = alerts;
        try (KeyValueIterator<Bytes, byte[]> all = stores.orders().all()) {
            all.forEachRemaining(entry -> waiting.put(entry.key, Order.fromBytes(entry.value)));
        }
    }

    /** Takes an order. */
    void order(ChangeEvent change, long oldestOpen) {
        long minute = Math.max(oldestOpen, Math.floorDiv(change.getAtMicros(), MINUTE_MICROS));
        Order order = new Order(minute, change.getKind(), change.getSubject(), change.getAuthor(), change.getNote());
        Bytes key = key(minute, change.getChangeId());
        waiting.put(key, order);
        changed.put(key, order.toBytes());
    }

    /** The minute of the first order that waits; {@link Long#MAX_VALUE} if none does. */
    long oldest() {
        return waiting.isEmpty()
                ? Long.MAX_VALUE
                : waiting.firstEntry().getValue().minute();
    }

    /** Carries out the orders of a minute, before its totals are looked at. */
    void carryOut(long minute) {
        while (oldest() <= minute) {
            Map.Entry<Bytes, Order> next = waiting.pollFirstEntry();
            changed.put(next.getKey(), null);
            detectors.flush();
            find(next.getValue().detectorId()).forEach(key -> obey(key, next.getValue(), minute));
        }
    }

    private List<DetectorKey> find(String detectorId) {
        List<DetectorKey> found = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = stores.detectors().all()) {
            all.forEachRemaining(entry -> {
                DetectorKey key = DetectorKey.fromBytes(entry.key.get());
                if (rules.containsKey(key.ruleId()) && key.id().equals(detectorId)) {
                    found.add(key);
                }
            });
        }
        return found;
    }

    private void obey(DetectorKey key, Order order, long minute) {
        DriftRule rule = rules.get(key.ruleId());
        if (rule == null) {
            return;
        }
        Tracked tracked = detectors.get(key, rule);
        String firing = tracked.firing();
        switch (order.kind()) {
            case BASELINE_RESET -> tracked.reset(minute);
            case BASELINE_PINNED -> tracked.pin();
            case BASELINE_ACKNOWLEDGED -> {
                if (!firing.isEmpty()) {
                    tracked.acknowledge(history.of(key.series()));
                }
            }
            default -> throw new IllegalStateException(order.kind() + " is no order");
        }
        if (!firing.isEmpty() && tracked.firing().isEmpty()) {
            alerts.last(firing)
                    .ifPresent(last -> alerts.add(
                            DriftAlert.ended(last, minute * MINUTE_MICROS, why(order), order.author(), order.note())));
        }
        detectors.changed(key);
    }

    private static String why(Order order) {
        return order.kind() == ChangeKind.BASELINE_RESET
                ? "The baseline was reset"
                : "The change was acknowledged: its level is the baseline from the onset on";
    }

    /** Writes what has changed. */
    void flush() {
        changed.forEach((key, order) -> stores.orders().put(key, order));
        changed.clear();
    }

    private static Bytes key(long minute, String changeId) {
        byte[] id = changeId.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(minute)
                .put(id)
                .array());
    }
}
