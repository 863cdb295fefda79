package dev.plumbline.processors.query.state;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.BudgetState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** A state reader over maps: counts calls as the pipeline does, in one thread's memory. */
public final class InMemoryState implements StateReader {
    private final Groupings groupings;
    private final Map<Resolution, Map<SeriesKey, NavigableMap<Instant, Aggregate>>> windows =
            new EnumMap<>(Resolution.class);
    private final Map<Resolution, Instant> keptFrom = new EnumMap<>(Resolution.class);
    private final Map<String, List<Alert>> alerts = new LinkedHashMap<>();
    private final List<BudgetState> budgets = new ArrayList<>();
    private final List<LedgerLine> ledger = new ArrayList<>();
    private final List<LedgerAccount> accounts = new ArrayList<>();
    private final List<UnpricedUsage> unpriced = new ArrayList<>();
    private final List<DetectorState> detectors = new ArrayList<>();
    private Completeness completeness;
    private Duration grace = Duration.ZERO;
    private String outage = "";

    /** Empty, complete and fresh. */
    public InMemoryState(Groupings groupings, Instant asOf) {
        this.groupings = groupings;
        this.completeness = new Completeness(4, 4, asOf, null, Duration.ZERO);
        for (Resolution resolution : Resolution.values()) {
            windows.put(resolution, new HashMap<>());
            keptFrom.put(resolution, Instant.EPOCH);
        }
    }

    /** Counts a call in every grouping at every resolution. */
    public synchronized void count(CallFacts call) {
        Instant at = Instant.EPOCH.plus(call.startedAtMicros(), ChronoUnit.MICROS);
        for (Grouping grouping : groupings.all()) {
            SeriesKey key = SeriesKey.of(grouping, call.dimensions());
            for (Resolution resolution : Resolution.values()) {
                Instant start = Instant.EPOCH.plus(resolution.windowStart(call.startedAtMicros()), ChronoUnit.MICROS);
                if (start.isBefore(keptFrom(resolution))) {
                    continue;
                }
                windows.get(resolution)
                        .computeIfAbsent(key, k -> new TreeMap<>())
                        .computeIfAbsent(start, k -> new Aggregate())
                        .add(call);
            }
        }
        Instant watermark = completeness.watermark();
        if (watermark == null || at.isAfter(watermark)) {
            watermark(at);
        }
    }

    /** Says up to when calls are counted. */
    public synchronized void watermark(Instant watermark) {
        completeness(new Completeness(
                completeness.answered(), completeness.total(), completeness.asOf(), watermark, completeness.lag()));
    }

    /** Says how complete readings are. */
    public synchronized void completeness(Completeness now) {
        this.completeness = now;
    }

    /** How complete readings are. */
    public synchronized Completeness completeness() {
        return completeness;
    }

    /** Says since when windows are kept. */
    public synchronized void keepFrom(Resolution resolution, Instant oldest) {
        keptFrom.put(resolution, oldest);
    }

    /** Says how far behind the watermark windows close; at once unless told. */
    public synchronized void grace(Duration behind) {
        grace = behind;
    }

    /** Makes every reading fail until it is called with an empty reason. */
    public synchronized void outage(String reason) {
        this.outage = reason;
    }

    /** Adds a transition of an alert. */
    public synchronized void alert(Alert transition) {
        alerts.computeIfAbsent(transition.getAlertId(), id -> new ArrayList<>()).add(transition);
    }

    /** Adds a budget state. */
    public synchronized void budget(BudgetState state) {
        budgets.add(state);
    }

    /** Adds an account, apart from the lines. */
    public synchronized void account(LedgerAccount account) {
        accounts.add(account);
    }

    /** Replaces the line of a stream. */
    public synchronized void ledger(LedgerLine line) {
        ledger.removeIf(old -> old.stream().equals(line.stream()));
        ledger.add(line);
    }

    @Override
    public List<Grouping> groupings() {
        return groupings.all();
    }

    @Override
    public synchronized Instant keptFrom(Resolution resolution) {
        return keptFrom.getOrDefault(resolution, Instant.EPOCH);
    }

    @Override
    public synchronized Duration grace() {
        return grace;
    }

    @Override
    public synchronized Completeness rollups(RollupQuery query, RollupVisitor visitor) {
        failIfOut();
        windows.get(query.resolution()).forEach((series, byStart) -> {
            if (series.grouping().equals(query.grouping()) && passes(series, query.filters())) {
                byStart.subMap(query.from(), query.to())
                        .forEach((start, aggregate) -> visitor.visit(series, start, aggregate));
            }
        });
        return completeness;
    }

    private static boolean passes(SeriesKey series, Map<Dimension, Set<String>> filters) {
        return filters.entrySet().stream()
                .allMatch(filter ->
                        filter.getValue().contains(series.value(filter.getKey()).orElse("")));
    }

    private void failIfOut() {
        if (!outage.isEmpty()) {
            throw new StateUnavailableException(outage, Duration.ofSeconds(2));
        }
    }

    @Override
    public synchronized Reading<List<BudgetState>> budgets() {
        failIfOut();
        return new Reading<>(List.copyOf(budgets), completeness);
    }

    @Override
    public synchronized Reading<List<Alert>> alerts() {
        failIfOut();
        List<Alert> latest =
                alerts.values().stream().map(all -> all.get(all.size() - 1)).toList();
        return new Reading<>(latest, completeness);
    }

    @Override
    public synchronized Reading<List<Alert>> transitions(String alertId) {
        failIfOut();
        return new Reading<>(List.copyOf(alerts.getOrDefault(alertId, List.of())), completeness);
    }

    /** Adds a detector. */
    public synchronized InMemoryState detector(DetectorState detector) {
        detectors.add(detector);
        return this;
    }

    @Override
    public synchronized Reading<List<DetectorState>> detectors() {
        failIfOut();
        return new Reading<>(List.copyOf(detectors), completeness);
    }

    @Override
    public synchronized Reading<List<LedgerLine>> ledger() {
        failIfOut();
        return new Reading<>(List.copyOf(ledger), completeness);
    }

    @Override
    public synchronized Reading<List<LedgerAccount>> ledgerAccounts() {
        failIfOut();
        return new Reading<>(List.copyOf(accounts), completeness);
    }

    /** Adds a model without a price. */
    public synchronized void unpriced(UnpricedUsage usage) {
        unpriced.add(usage);
    }

    @Override
    public synchronized Reading<List<UnpricedUsage>> unpriced() {
        failIfOut();
        return new Reading<>(List.copyOf(unpriced), completeness);
    }

    @Override
    public synchronized PipelineStatus status() {
        return new PipelineStatus(
                outage.isEmpty(),
                new TreeMap<>(Map.of("rollup", outage.isEmpty() ? "RUNNING" : "REBALANCING")),
                new TreeMap<>(Map.of("registry_unavailable", 3L)));
    }
}
