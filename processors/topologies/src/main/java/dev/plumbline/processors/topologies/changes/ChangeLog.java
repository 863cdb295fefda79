package dev.plumbline.processors.topologies.changes;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.ChangeKind;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.RecordDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The change events of the last 90 days of event time, over a logged store: time, tenant and id to record. Not
 * thread-safe.
 */
public final class ChangeLog {
    private static final long KEPT_MICROS = 90L * 24 * 3_600_000_000L;
    private static final Set<ChangeKind> OF_BASELINES =
            Set.of(ChangeKind.BASELINE_RESET, ChangeKind.BASELINE_PINNED, ChangeKind.BASELINE_ACKNOWLEDGED);

    private final KeyValueStore<Bytes, byte[]> store;
    private final RecordDecoder<ChangeEvent> decoder;
    private final Map<Bytes, byte[]> fresh = new LinkedHashMap<>();

    /** The changes in the store, in the schemas of the registry. */
    public ChangeLog(KeyValueStore<Bytes, byte[]> store, SchemaRegistry registry) {
        this.store = store;
        this.decoder = RecordDecoder.of(Topic.CHANGES, ChangeEvent.class, registry);
    }

    /** Notes a change; the same again changes nothing. */
    public ChangeEvent add(byte[] packet) {
        byte[] record = ChangePacket.record(packet);
        ChangeEvent change = decoder.decode(record, null, null);
        fresh.put(key(change.getAtMicros(), change.getTenant() + "\0" + change.getChangeId()), record);
        return change;
    }

    /** Changes from one time to another, both included, in the order of time; none of baselines. */
    public List<ChangeEvent> between(long fromMicros, long toMicros) {
        flush();
        List<ChangeEvent> found = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> near =
                store.range(key(Math.max(0, fromMicros), ""), key(Math.max(0, toMicros) + 1, ""))) {
            near.forEachRemaining(entry -> found.add(decoder.decode(entry.value, null, null)));
        }
        found.removeIf(change -> isOfBaseline(change) || change.getAtMicros() > toMicros);
        return found;
    }

    /** True for a command about a baseline, which is a change of what is expected and not of what happens. */
    public static boolean isOfBaseline(ChangeEvent change) {
        return OF_BASELINES.contains(change.getKind());
    }

    /** Writes what is new. */
    public void flush() {
        fresh.forEach(store::put);
        fresh.clear();
    }

    /** Forgets what is older than 90 days. */
    public void prune(long nowMicros) {
        if (nowMicros <= KEPT_MICROS) {
            return;
        }
        try (KeyValueIterator<Bytes, byte[]> old = store.range(key(0, ""), key(nowMicros - KEPT_MICROS, ""))) {
            old.forEachRemaining(entry -> store.delete(entry.key));
        }
    }

    private static Bytes key(long micros, String id) {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + name.length)
                .putLong(micros)
                .put(name)
                .array());
    }
}
