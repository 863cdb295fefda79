package dev.plumbline.processors.topologies.alerting;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.alerts.AlertLog;
import dev.plumbline.processors.topologies.drift.DriftStores;
import dev.plumbline.processors.topologies.drift.DriftWatch;
import dev.plumbline.processors.topologies.migration.ModelWatch;
import dev.plumbline.processors.topologies.rollup.RollupObserver;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Watches budgets, drift and models in one task, with one log of alerts for all. */
public final class Watches implements RollupObserver {
    /** Transitions of alerts: id, zero byte and sequence to the alert as on its topic. */
    public static final String ALERTS = "alerts";

    /** Budget states: {@link BudgetKey} to state. */
    public static final String BUDGETS = "budgets";

    private static final long MINUTE_MICROS = 60_000_000L;
    private static final long DAY = 1_440;

    /** As long as the alerts topic keeps them. */
    private static final long ALERTS_KEPT_DAYS = 400;

    private final BudgetWatch budgets;
    private final DriftWatch drift;
    private final ModelWatch models;
    private final AlertLog alerts;

    /** What a start has to put right; stores take no writes before the first record. */
    private final LongConsumer atFirstCommit;

    private boolean committed;
    private long prunedDay = Long.MIN_VALUE;

    private Watches(
            BudgetWatch budgets, DriftWatch drift, ModelWatch models, AlertLog alerts, LongConsumer atFirstCommit) {
        this.budgets = budgets;
        this.drift = drift;
        this.models = models;
        this.alerts = alerts;
        this.atFirstCommit = atFirstCommit;
    }

    /**
     * Watches for the tasks of one topology.
     *
     * @param rules budgets and drift
     * @param registry schemas of what is kept
     */
    public static RollupObserver.Factory factory(Rules rules, SchemaRegistry registry) {
        Set<StoreBuilder<?>> stores = new LinkedHashSet<>(DriftStores.builders());
        stores.add(ModelWatch.store());
        stores.add(store(ALERTS));
        stores.add(store(BUDGETS));
        return new RollupObserver.Factory() {
            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores;
            }

            @Override
            public RollupObserver create(ProcessingContext context, long closedMinute) {
                AlertLog alerts = new AlertLog(context.getStateStore(ALERTS), registry);
                DriftStores drift = DriftStores.from(context, registry);
                return new Watches(
                        new BudgetWatch(rules.budgets(), context.getStateStore(BUDGETS), alerts, closedMinute),
                        new DriftWatch(rules.drifts(), drift, alerts, closedMinute),
                        new ModelWatch(
                                context.getStateStore(ModelWatch.storeName()), drift.changes(), alerts, closedMinute),
                        alerts,
                        micros -> alerts.resolveOrphans(rules.ids(), micros));
            }
        };
    }

    private static StoreBuilder<?> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    @Override
    public boolean watches(SeriesKey series) {
        return budgets.watches(series) || drift.watches(series);
    }

    @Override
    public void onMerge(SeriesKey series, long minute, Aggregate part, boolean inWindow) {
        budgets.onMerge(series, minute, part);
        drift.onMerge(series, minute, part, inWindow);
    }

    @Override
    public void onRevision(SeriesKey series, long minute, Aggregate difference) {
        budgets.onMerge(series, minute, difference);
    }

    @Override
    public void onChange(byte[] packet) {
        drift.onChange(packet);
    }

    @Override
    public void onSightings(byte[] packet) {
        models.onSightings(packet);
        drift.onSightings(packet);
    }

    @Override
    public void onCommit(long closedMinute, Consumer<SpecificRecord> sink) {
        if (!committed) {
            atFirstCommit.accept(closedMinute * MINUTE_MICROS);
            committed = true;
        }
        budgets.onCommit(closedMinute, sink);
        drift.onCommit(closedMinute);
        models.onCommit(closedMinute);
        alerts.drain(sink);
        prune(Math.floorDiv(closedMinute, DAY));
    }

    /** Once a day of event time, and at a start. */
    private void prune(long day) {
        if (day > prunedDay) {
            alerts.prune((day - ALERTS_KEPT_DAYS) * DAY * MINUTE_MICROS);
            prunedDay = day;
        }
    }
}
