package dev.plumbline.processors.topologies.drift;

import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.topologies.changes.ChangeLog;
import dev.plumbline.processors.topologies.drift.evidence.Evaluators;
import dev.plumbline.processors.topologies.rollup.RollupStores;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The stores of drift watching, as a task has them open.
 *
 * @param detectors {@link DetectorKey} to detector
 * @param open minute and series to totals that windows do not hold
 * @param spans series, level and first minute to span
 * @param orders commands about baselines that wait for their minute
 * @param changes change events
 * @param evaluators who gave scores since when
 * @param windows the windows of minutes, which belong to the totals and are only read
 */
public record DriftStores(
        KeyValueStore<Bytes, byte[]> detectors,
        KeyValueStore<Bytes, byte[]> open,
        KeyValueStore<Bytes, byte[]> spans,
        KeyValueStore<Bytes, byte[]> orders,
        ChangeLog changes,
        Evaluators evaluators,
        ReadOnlyWindowStore<Bytes, byte[]> windows) {
    /** Detectors with their baselines: {@link DetectorKey} to state. */
    public static final String DETECTORS = "detectors";

    private static final String OPEN = "open-minutes";
    private static final String SPANS = "spans";
    private static final String ORDERS = "baseline-orders";
    private static final String CHANGES = "changes";
    private static final String EVALUATORS = "evaluators";

    /** Builders of all of them but the windows. */
    public static Set<StoreBuilder<?>> builders() {
        Set<StoreBuilder<?>> builders = new LinkedHashSet<>();
        for (String name : List.of(DETECTORS, OPEN, SPANS, ORDERS, CHANGES, EVALUATORS)) {
            builders.add(Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                    .withCachingDisabled());
        }
        return builders;
    }

    /** Those of the task of a context. */
    public static DriftStores from(ProcessingContext context, SchemaRegistry registry) {
        return new DriftStores(
                context.getStateStore(DETECTORS),
                context.getStateStore(OPEN),
                context.getStateStore(SPANS),
                context.getStateStore(ORDERS),
                new ChangeLog(context.getStateStore(CHANGES), registry),
                new Evaluators(context.getStateStore(EVALUATORS)),
                context.getStateStore(RollupStores.windows(Resolution.MINUTE)));
    }
}
