package dev.plumbline.processors.topologies.alerts;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.RecordDecoder;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps every transition of every alert in a logged store for queries, and hands new ones on at the commit.
 *
 * <p>The key is the id, a zero byte, and the sequence in four bytes: the transitions of an alert lie beside each other.
 */
public final class AlertLog {
    private final KeyValueStore<Bytes, byte[]> store;
    private final RecordEncoder<Alert> encoder;
    private final RecordDecoder<Alert> decoder;
    private final List<Alert> fresh = new ArrayList<>();

    /** A log in the store, in the schemas of the registry. */
    public AlertLog(KeyValueStore<Bytes, byte[]> store, SchemaRegistry registry) {
        this.store = store;
        this.encoder = RecordEncoder.of(Topic.ALERTS, Alert.class, registry);
        this.decoder = RecordDecoder.of(Topic.ALERTS, Alert.class, registry);
    }

    /**
     * Notes a transition. Gives it the next sequence number of its alert; one that ends the alert keeps the time at which
     * it fired.
     */
    public void add(Alert alert) {
        List<Alert> before = transitions(alert.getAlertId());
        alert.setSequence(before.size());
        if (alert.getState() != AlertState.FIRING && !before.isEmpty()) {
            alert.setFiredAtMicros(before.get(before.size() - 1).getFiredAtMicros());
        }
        store.put(key(alert.getAlertId(), alert.getSequence()), encoder.encode(alert));
        fresh.add(alert);
    }

    /** The latest transition of an alert; empty if there is none. */
    public Optional<Alert> last(String alertId) {
        List<Alert> before = transitions(alertId);
        return before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
    }

    /**
     * Ends the alerts that fire for rules that are gone: nobody watches any more whether they still hold.
     *
     * @param ruleIds the rules that there are
     * @param atMicros event time of the end
     */
    public void resolveOrphans(Set<String> ruleIds, long atMicros) {
        Map<String, Alert> latest = new LinkedHashMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                Alert alert = decoder.decode(entry.value, null, null);
                latest.put(alert.getAlertId(), alert);
            });
        }
        latest.values().stream()
                .filter(alert -> alert.getState() == AlertState.FIRING && !ruleIds.contains(alert.getRuleId()))
                .forEach(alert -> add(Alert.newBuilder(alert)
                        .setState(AlertState.RESOLVED)
                        .setResolvedAtMicros(Math.max(atMicros, alert.getFiredAtMicros()))
                        .setSummary("Rule " + alert.getRuleId() + " is gone; nobody watches this any more.")
                        .build()));
    }

    /**
     * Forgets alerts that have ended and whose last transition is older than so; firing ones stay.
     *
     * @param endedBeforeMicros event time
     */
    public void prune(long endedBeforeMicros) {
        Map<String, Alert> latest = new LinkedHashMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                Alert alert = decoder.decode(entry.value, null, null);
                latest.put(alert.getAlertId(), alert);
            });
        }
        latest.values().stream()
                .filter(alert -> alert.getState() != AlertState.FIRING && ended(alert) < endedBeforeMicros)
                .forEach(alert -> forget(alert.getAlertId(), alert.getSequence()));
    }

    private static long ended(Alert alert) {
        Long resolved = alert.getResolvedAtMicros();
        return resolved == null ? alert.getFiredAtMicros() : resolved;
    }

    private void forget(String alertId, int last) {
        for (int sequence = 0; sequence <= last; sequence++) {
            store.delete(key(alertId, sequence));
        }
    }

    /** The first key of the transitions of an alert, and the last one that there may be. */
    public static List<Bytes> keys(String alertId) {
        return List.of(key(alertId, 0), key(alertId, Integer.MAX_VALUE));
    }

    /** Hands over the transitions since the last call, in their order. */
    public void drain(Consumer<? super Alert> sink) {
        fresh.forEach(sink);
        fresh.clear();
    }

    private List<Alert> transitions(String id) {
        List<Alert> transitions = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> before = store.range(key(id, 0), key(id, Integer.MAX_VALUE))) {
            before.forEachRemaining(entry -> transitions.add(decoder.decode(entry.value, null, null)));
        }
        return transitions;
    }

    private static Bytes key(String alertId, int sequence) {
        byte[] id = alertId.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(id.length + 1 + Integer.BYTES)
                .put(id)
                .put((byte) 0)
                .putInt(sequence)
                .array());
    }
}
