package dev.plumbline.processors.topologies.alerting;

import dev.plumbline.processors.budgets.BudgetPeriod;
import dev.plumbline.processors.budgets.BudgetRule;
import dev.plumbline.processors.budgets.BudgetState;
import dev.plumbline.processors.budgets.BudgetTransition;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.alerts.AlertLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Adds spending to budgets as it comes, late spending to the period it belongs to, and closes periods when their last
 * minute has closed.
 *
 * <p>A threshold fires as soon as spending crosses it, without waiting for a minute to close. Which alerts fire is the
 * same for the same history; the spending that they state is what was known then, and depends on how calls interleaved.
 */
final class BudgetWatch {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final long KEPT_MICROS = 400L * 24 * 60 * MINUTE_MICROS;

    private final List<WatchedBudget> budgets = new ArrayList<>();
    private final Map<String, BudgetRule> rules = new LinkedHashMap<>();
    private final KeyValueStore<Bytes, byte[]> store;
    private final AlertLog alerts;
    private final Map<BudgetKey, BudgetState> states = new LinkedHashMap<>();
    private final Map<BudgetKey, BudgetState> changed = new LinkedHashMap<>();
    private final Map<BudgetKey, BudgetState> unpublished = new LinkedHashMap<>();
    private long closedMinute;

    private record WatchedBudget(BudgetRule rule, Grouping grouping) {
        boolean watches(SeriesKey series) {
            return series.grouping().equals(grouping)
                    && series.asMap().entrySet().containsAll(rule.filter().entrySet());
        }
    }

    BudgetWatch(List<BudgetRule> rules, KeyValueStore<Bytes, byte[]> store, AlertLog alerts) {
        this(rules, store, alerts, Long.MIN_VALUE);
    }

    /** Continues from where minutes were closed until {@code closedMinute}, so that a start publishes nothing by itself. */
    BudgetWatch(List<BudgetRule> rules, KeyValueStore<Bytes, byte[]> store, AlertLog alerts, long closedMinute) {
        this.closedMinute = closedMinute;
        rules.forEach(rule -> {
            budgets.add(new WatchedBudget(rule, Grouping.parse(String.join(",", rule.grouping()))));
            this.rules.put(rule.id(), rule);
        });
        this.store = store;
        this.alerts = alerts;
        restore();
    }

    private void restore() {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                BudgetKey key = BudgetKey.fromBytes(entry.key.get());
                BudgetRule rule = rules.get(key.ruleId());
                BudgetState state = BudgetState.fromBytes(entry.value);
                // A rule whose calendar or zone has changed starts anew: its old periods are not its periods.
                if (rule != null && rule.periodOf(key.periodStartMicros()).equals(state.period())) {
                    states.put(key, state);
                    if (state.isToPublish()) {
                        unpublished.put(key, state);
                    }
                }
            });
        }
    }

    /** True if spending of the series counts for a budget. */
    boolean watches(SeriesKey series) {
        return budgets.stream().anyMatch(budget -> budget.watches(series));
    }

    void onMerge(SeriesKey series, long minute, Aggregate part) {
        if (part.costNanos() == 0 && part.unpricedCalls() == 0) {
            return;
        }
        for (WatchedBudget budget : budgets) {
            if (budget.watches(series)) {
                add(budget.rule(), series, minute * MINUTE_MICROS, part);
            }
        }
    }

    private void add(BudgetRule rule, SeriesKey series, long micros, Aggregate part) {
        BudgetPeriod period = rule.periodOf(micros);
        BudgetKey key = new BudgetKey(rule.id(), series, period.startMicros());
        BudgetState state = states.computeIfAbsent(key, unused -> new BudgetState(period));
        state.pricedWith(part.priceVersion());
        report(rule, key, state.add(rule, part.costNanos(), part.unpricedCalls(), micros));
        changed.put(key, state);
    }

    /** Stores at every commit; closes, forgets and publishes when a minute has closed since the last one. */
    void onCommit(long closedMinute, Consumer<SpecificRecord> sink) {
        boolean minuteClosed = closedMinute > this.closedMinute;
        this.closedMinute = closedMinute;
        if (minuteClosed) {
            closePeriods(closedMinute * MINUTE_MICROS);
        }
        unpublished.putAll(changed);
        if (minuteClosed) {
            unpublished.forEach((key, state) -> {
                state.publish();
                sink.accept(BudgetRecords.state(rule(key), key, state));
            });
            changed.putAll(unpublished);
            unpublished.clear();
        }
        changed.forEach((key, state) -> store.put(Bytes.wrap(key.toBytes()), state.toBytes()));
        changed.clear();
    }

    private void closePeriods(long closedMicros) {
        states.entrySet().removeIf(entry -> {
            BudgetState state = entry.getValue();
            if (!state.closed() && state.period().endMicros() <= closedMicros) {
                report(rule(entry.getKey()), entry.getKey(), state.close(rule(entry.getKey())));
                changed.put(entry.getKey(), state);
            }
            boolean forgotten = state.period().endMicros() <= closedMicros - KEPT_MICROS;
            if (forgotten) {
                changed.remove(entry.getKey());
                unpublished.remove(entry.getKey());
                store.delete(Bytes.wrap(entry.getKey().toBytes()));
            }
            return forgotten;
        });
    }

    private void report(BudgetRule rule, BudgetKey key, List<BudgetTransition> transitions) {
        transitions.forEach(transition -> alerts.add(BudgetRecords.alert(rule, key, transition)));
    }

    private BudgetRule rule(BudgetKey key) {
        BudgetRule rule = rules.get(key.ruleId());
        if (rule == null) {
            throw new IllegalStateException("no rule " + key.ruleId());
        }
        return rule;
    }
}
