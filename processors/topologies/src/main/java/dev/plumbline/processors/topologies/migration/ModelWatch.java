package dev.plumbline.processors.topologies.migration;

import dev.plumbline.processors.drift.migration.MigrationEvent;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.alerts.AlertLog;
import dev.plumbline.processors.topologies.changes.ChangeLog;
import dev.plumbline.processors.topologies.drift.evidence.NearbyChanges;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Watches the models of every feature of a task, and tells each fact once. As with detectors, what is seen waits until its
 * minute closes, so that within the grace the order of arrival leaves no trace; what comes later counts for the oldest open
 * minute. At most 2,000 features a task are watched, each with at most 64 facts of a kind. Not thread-safe.
 */
public final class ModelWatch {
    /** The rule that its alerts come from. */
    public static final String RULE = "default-models";

    /** Features to what is known of their models. */
    private static final String STORE = "served-models";

    private static final int NOTICE_DAYS = 90;
    private static final int MOST_FEATURES = 2_000;
    private static final long DAY = 1_440;
    private static final long MINUTE_MICROS = 60_000_000L;

    private final KeyValueStore<Bytes, byte[]> store;
    private final NearbyChanges changes;
    private final AlertLog alerts;
    private final Map<String, FeatureModels> features = new TreeMap<>();
    private final TreeMap<Long, TreeSet<String>> due = new TreeMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private long closedMinute;

    /** The watch of one task, as it was before a stop. */
    public ModelWatch(KeyValueStore<Bytes, byte[]> store, ChangeLog changes, AlertLog alerts, long closedMinute) {
        this.store = store;
        this.changes = new NearbyChanges(changes);
        this.alerts = alerts;
        this.closedMinute = closedMinute;
        try (var all = store.all()) {
            all.forEachRemaining(entry -> {
                String feature = new String(entry.key.get(), StandardCharsets.UTF_8);
                features.put(feature, FeatureModels.fromBytes(NOTICE_DAYS, entry.value));
                noteDue(feature);
            });
        }
    }

    /** The store that it keeps its state in. */
    public static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    /** The name of {@link #store()}. */
    public static String storeName() {
        return STORE;
    }

    /** Sightings came. */
    public void onSightings(byte[] packet) {
        for (Sighting sighting : SightingPacket.read(packet)) {
            String feature = sighting.feature();
            if (features.containsKey(feature) || features.size() < MOST_FEATURES) {
                features.computeIfAbsent(feature, unused -> FeatureModels.fresh(NOTICE_DAYS))
                        .saw(Math.max(closedMinute, sighting.minute()), sighting.model(), sighting.lastDay());
                touched(feature);
            }
        }
    }

    /** Closes what has become due, in the order of minutes and then of features, and writes. */
    public void onCommit(long closed) {
        while (!due.isEmpty() && due.firstKey() < closed) {
            var next = due.pollFirstEntry();
            next.getValue().forEach(feature -> close(next.getKey(), feature));
        }
        closedMinute = Math.max(closedMinute, closed);
        for (String feature : changed) {
            FeatureModels models = features.get(feature);
            if (models != null) {
                store.put(Bytes.wrap(feature.getBytes(StandardCharsets.UTF_8)), models.toBytes());
            }
        }
        changed.clear();
    }

    private void close(long minute, String feature) {
        FeatureModels models = features.get(feature);
        if (models == null) {
            return;
        }
        for (String id : models.ended(minute)) {
            alerts.last(id).ifPresent(last -> alerts.add(MigrationAlert.ended(last, minute)));
        }
        for (MigrationEvent event : models.close(minute)) {
            models.endAt(minute + DAY, tell(feature, event));
        }
        touched(feature);
    }

    private String tell(String feature, MigrationEvent event) {
        SeriesKey series = SeriesKey.of(Map.of(Dimension.FEATURE, feature));
        long at = event.minute() * MINUTE_MICROS;
        var alert = MigrationAlert.fired(RULE, series, feature, event, changes.records(series, at));
        alerts.add(alert);
        return alert.getAlertId();
    }

    private void touched(String feature) {
        changed.add(feature);
        noteDue(feature);
    }

    private void noteDue(String feature) {
        FeatureModels models = features.get(feature);
        if (models != null && models.due() != Long.MAX_VALUE) {
            due.computeIfAbsent(models.due(), unused -> new TreeSet<>()).add(feature);
        }
    }
}
