package dev.plumbline.processors.query.streams;

import dev.plumbline.processors.budgets.BudgetRule;
import dev.plumbline.processors.query.state.Completeness;
import dev.plumbline.processors.query.state.DetectorState;
import dev.plumbline.processors.query.state.LedgerAccount;
import dev.plumbline.processors.query.state.LedgerLine;
import dev.plumbline.processors.query.state.PipelineStatus;
import dev.plumbline.processors.query.state.Reading;
import dev.plumbline.processors.query.state.RollupQuery;
import dev.plumbline.processors.query.state.RollupVisitor;
import dev.plumbline.processors.query.state.StateReader;
import dev.plumbline.processors.query.state.StateUnavailableException;
import dev.plumbline.processors.query.state.UnpricedUsage;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.topologies.TopologySettings;
import dev.plumbline.processors.topologies.alerting.BudgetKey;
import dev.plumbline.processors.topologies.alerting.BudgetRecords;
import dev.plumbline.processors.topologies.alerting.Watches;
import dev.plumbline.processors.topologies.alerts.AlertLog;
import dev.plumbline.processors.topologies.drift.DetectorView;
import dev.plumbline.processors.topologies.drift.DriftRule;
import dev.plumbline.processors.topologies.drift.DriftStores;
import dev.plumbline.processors.topologies.running.Pipeline;
import dev.plumbline.processors.topologies.running.RegistryPatience;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.BudgetState;
import dev.plumbline.schemas.serde.RecordDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/** Reads the stores of a running pipeline in this process. Thread-safe. */
public final class StreamsStateReader implements StateReader {
    private final KafkaStreams streams;
    private final TopologySettings settings;
    private final RegistryPatience patience;
    private final Partitions partitions;
    private final WindowReader windows;
    private final LedgerReader ledger;
    private final Freshness freshness;

    /**
     * A reader of all partitions that this instance holds.
     *
     * @param pipeline the running pipeline
     * @param publisherPartitions partitions of the publishers topic
     * @param clock dates the answers
     */
    public StreamsStateReader(Pipeline pipeline, int publisherPartitions, InstantSource clock) {
        streams = pipeline.streams();
        settings = pipeline.settings();
        patience = pipeline.patience();
        partitions = new Partitions(streams, settings.rollup().partitions());
        windows = new WindowReader(partitions);
        ledger = new LedgerReader(partitions, new Partitions(streams, publisherPartitions), settings.registry());
        freshness = new Freshness(streams, partitions, clock);
    }

    @Override
    public List<Grouping> groupings() {
        return settings.intake().groupings().all();
    }

    @Override
    public Instant keptFrom(Resolution resolution) {
        try {
            return freshness
                    .newestArrival()
                    .map(newest -> newest.minus(settings.rollup().retention(resolution)))
                    .orElse(Instant.EPOCH);
        } catch (StateUnavailableException e) {
            return Instant.EPOCH;
        }
    }

    @Override
    public Duration grace() {
        return settings.rollup().grace();
    }

    @Override
    public Completeness rollups(RollupQuery query, RollupVisitor visitor) {
        return freshness.of(windows.visit(query, visitor));
    }

    @Override
    public Reading<List<BudgetState>> budgets() {
        Map<String, BudgetRule> rules = new LinkedHashMap<>();
        settings.rules().budgets().forEach(rule -> rules.put(rule.id(), rule));
        List<BudgetState> budgets = new ArrayList<>();
        int answered = partitions.visit(Watches.BUDGETS, QueryableStoreTypes.<Bytes, byte[]>keyValueStore(), store -> {
            try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
                all.forEachRemaining(entry -> {
                    BudgetKey key = BudgetKey.fromBytes(entry.key.get());
                    BudgetRule rule = rules.get(key.ruleId());
                    if (rule != null) {
                        budgets.add(BudgetRecords.state(
                                rule, key, dev.plumbline.processors.budgets.BudgetState.fromBytes(entry.value)));
                    }
                });
            }
        });
        return new Reading<>(List.copyOf(budgets), freshness.of(answered));
    }

    @Override
    public Reading<List<Alert>> alerts() {
        Map<String, Alert> latest = new LinkedHashMap<>();
        Reading<List<Alert>> all = allTransitions();
        all.value().forEach(alert -> latest.put(alert.getAlertId(), alert));
        Collection<Alert> alerts = latest.values();
        return new Reading<>(List.copyOf(alerts), all.completeness());
    }

    @Override
    public Reading<List<Alert>> transitions(String alertId) {
        RecordDecoder<Alert> decoder = RecordDecoder.of(Topic.ALERTS, Alert.class, settings.registry());
        List<Bytes> keys = AlertLog.keys(alertId);
        List<Alert> transitions = new ArrayList<>();
        int answered = partitions.visit(Watches.ALERTS, QueryableStoreTypes.<Bytes, byte[]>keyValueStore(), store -> {
            try (KeyValueIterator<Bytes, byte[]> its = store.range(keys.get(0), keys.get(1))) {
                its.forEachRemaining(entry -> transitions.add(decoder.decode(entry.value, null, null)));
            }
        });
        return new Reading<>(transitions, freshness.of(answered));
    }

    @Override
    public Reading<List<DetectorState>> detectors() {
        Map<String, DriftRule> rules = new LinkedHashMap<>();
        settings.rules().drifts().forEach(rule -> rules.put(rule.id(), rule));
        List<DetectorState> detectors = new ArrayList<>();
        int answered =
                partitions.visit(DriftStores.DETECTORS, QueryableStoreTypes.<Bytes, byte[]>keyValueStore(), store -> {
                    try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
                        all.forEachRemaining(entry -> DetectorView.of(entry.key.get(), entry.value, rules)
                                .map(DetectorStates::of)
                                .ifPresent(detectors::add));
                    }
                });
        return new Reading<>(List.copyOf(detectors), freshness.of(answered));
    }

    /** Transitions of an alert lie beside each other in the store, in their order. */
    private Reading<List<Alert>> allTransitions() {
        RecordDecoder<Alert> decoder = RecordDecoder.of(Topic.ALERTS, Alert.class, settings.registry());
        List<Alert> transitions = new ArrayList<>();
        int answered = partitions.visit(Watches.ALERTS, QueryableStoreTypes.<Bytes, byte[]>keyValueStore(), store -> {
            try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
                all.forEachRemaining(entry -> transitions.add(decoder.decode(entry.value, null, null)));
            }
        });
        return new Reading<>(transitions, freshness.of(answered));
    }

    @Override
    public Reading<List<LedgerLine>> ledger() {
        LedgerReader.Sides sides = ledger.read();
        return new Reading<>(sides.lines(), freshness.of(sides.answered()));
    }

    @Override
    public Reading<List<LedgerAccount>> ledgerAccounts() {
        LedgerReader.Sides sides = ledger.read();
        return new Reading<>(sides.accounts(), freshness.of(sides.answered()));
    }

    @Override
    public Reading<List<UnpricedUsage>> unpriced() {
        UnpricedReader.Models models = new UnpricedReader(partitions).read();
        return new Reading<>(models.models(), freshness.of(models.answered()));
    }

    @Override
    public PipelineStatus status() {
        TreeMap<String, String> checks = new TreeMap<>();
        checks.put("pipeline", streams.state().name());
        checks.put("registry", patience.waiting() == 0 ? "OK" : "WAITING");
        TreeMap<String, Long> counters = new TreeMap<>();
        counters.put("registry_unavailable", patience.failures());
        return new PipelineStatus(streams.state() == KafkaStreams.State.RUNNING, checks, counters);
    }
}
