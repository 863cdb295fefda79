package dev.plumbline.processors.topologies.drift;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.alerts.AlertLog;
import dev.plumbline.processors.topologies.changes.ChangeLog;
import dev.plumbline.processors.topologies.drift.detectors.Finding;
import dev.plumbline.processors.topologies.drift.evidence.Comparison;
import dev.plumbline.processors.topologies.drift.evidence.Evaluators;
import dev.plumbline.processors.topologies.drift.evidence.Evidence;
import dev.plumbline.processors.topologies.drift.history.Span;
import dev.plumbline.processors.topologies.drift.history.SpanHistory;
import dev.plumbline.processors.topologies.drift.signals.Signal;
import dev.plumbline.processors.topologies.drift.signals.SignalKind;
import dev.plumbline.processors.topologies.migration.Judged;
import dev.plumbline.processors.topologies.migration.SightingPacket;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.ChangeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs drift detectors over closed minutes of event time, and words what they find.
 *
 * <p>What comes for a minute waits until it closes, so that within the grace the order of arrival leaves no trace: minutes
 * close in order, series in theirs, detectors in theirs. What comes for a minute that has closed already is taken into the
 * oldest open minute: it updates on arrival.
 */
public final class DriftWatch {
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final long DAY = 1_440;

    private final Roles roles;
    private final boolean idle;
    private final OpenMinutes open;
    private final DetectorCache detectors;
    private final SpanHistory history;
    private final ChangeLog changes;
    private final Evaluators evaluators;
    private final Baselines baselines;
    private final AlertLog alerts;
    private long closedMinute;

    /** The watch of one task, as it was before a stop. */
    public DriftWatch(List<DriftRule> rules, DriftStores stores, AlertLog alerts, long closedMinute) {
        this.roles = new Roles(rules);
        this.idle = rules.isEmpty();
        this.open = new OpenMinutes(stores.open());
        this.detectors = new DetectorCache(stores.detectors());
        this.history = new SpanHistory(stores.spans());
        this.changes = stores.changes();
        this.evaluators = stores.evaluators();
        this.alerts = alerts;
        this.baselines = new Baselines(rules, stores, detectors, history, alerts);
        this.closedMinute = closedMinute;
        open.restore(stores.windows(), closedMinute, series -> roles.of(series).matters());
    }

    /** True if the series is watched or is an element of one that is. */
    public boolean watches(SeriesKey series) {
        return !idle && roles.of(series).matters();
    }

    /** Totals of a minute have grown. */
    public void onMerge(SeriesKey series, long minute, Aggregate part, boolean inWindow) {
        if (watches(series)) {
            boolean late = minute < closedMinute;
            open.add(series, late ? closedMinute : minute, part, inWindow && !late);
        }
    }

    /** A change event came. */
    public void onChange(byte[] packet) {
        ChangeEvent change = changes.add(packet);
        if (ChangeLog.isOfBaseline(change)) {
            baselines.order(change, closedMinute);
        }
    }

    /** Evaluators were seen to judge calls. */
    public void onSightings(byte[] packet) {
        for (Judged judged : SightingPacket.judged(packet)) {
            evaluators.saw(judged.feature(), judged.score(), judged.evaluator(), judged.minute());
        }
    }

    /** Closes what has become due, and writes. */
    public void onCommit(long closedMinute) {
        if (closedMinute > this.closedMinute) {
            close(closedMinute);
            if (Math.floorDiv(closedMinute, DAY) > Math.floorDiv(this.closedMinute, DAY)) {
                changes.prune(closedMinute * MINUTE_MICROS);
            }
            this.closedMinute = closedMinute;
        }
        open.flush();
        detectors.flush();
        history.flush();
        changes.flush();
        evaluators.flush();
        baselines.flush();
    }

    private void close(long until) {
        for (long next = oldest(); next < until; next = oldest()) {
            baselines.carryOut(next);
            close(next, open.close(next));
        }
    }

    private long oldest() {
        return Math.min(open.oldest(), baselines.oldest());
    }

    private void close(long minute, SortedMap<SeriesKey, Aggregate> totals) {
        Map<SeriesKey, List<Breakdown.Piece>> pieces = new TreeMap<>();
        totals.forEach((series, total) -> roles.of(series)
                .parts()
                .forEach(part -> pieces.computeIfAbsent(part.whole(), unused -> new ArrayList<>())
                        .add(new Breakdown.Piece(part.dimension(), part.element(), total))));
        totals.forEach((series, total) -> {
            List<DriftRule> rules = roles.of(series).rules();
            if (!rules.isEmpty()) {
                watch(minute, series, total, watched(series, total, rules), pieces.getOrDefault(series, List.of()));
            }
            if (detectors.isFull()) {
                detectors.flush();
            }
        });
    }

    private TreeMap<DetectorKey, Tracked> watched(SeriesKey series, Aggregate total, List<DriftRule> rules) {
        TreeMap<DetectorKey, Tracked> watched = new TreeMap<>();
        for (DriftRule rule : rules) {
            for (Signal signal : signals(rule, total)) {
                DetectorKey key = new DetectorKey(rule.id(), series, signal);
                watched.put(key, detectors.get(key, rule));
            }
        }
        return watched;
    }

    private static TreeSet<Signal> signals(DriftRule rule, Aggregate total) {
        TreeSet<Signal> signals = new TreeSet<>();
        for (SignalKind kind : rule.signals()) {
            if (!kind.isOfScores()) {
                if (total.calls() > 0) {
                    signals.add(Signal.of(kind));
                }
            } else {
                for (ScoreKey score : total.scores().keySet()) {
                    if (kind.watches(score) && rule.watches(score)) {
                        signals.add(new Signal(kind, score));
                    }
                }
            }
        }
        return signals;
    }

    private void watch(
            long minute,
            SeriesKey series,
            Aggregate total,
            TreeMap<DetectorKey, Tracked> watched,
            List<Breakdown.Piece> pieces) {
        if (watched.isEmpty()) {
            return;
        }
        history.add(series, Span.of(minute, total, Breakdown.of(total, watched, pieces)));
        watched.forEach((key, tracked) -> {
            tracked.onMinute(minute, total).ifPresent(finding -> report(key, tracked, finding));
            detectors.changed(key);
        });
    }

    private void report(DetectorKey key, Tracked tracked, Finding finding) {
        if (finding.fired()) {
            Comparison comparison = Comparison.of(
                    history.of(key.series()),
                    tracked.quietSince(),
                    finding.transition().onset());
            Evidence evidence = Evidence.of(
                            key.series(), key.signal(), tracked.tag(), tracked.detector(), finding, comparison, changes)
                    .knowing(evaluators, key.series(), key.signal(), finding);
            Alert alert = DriftAlert.fired(tracked.rule(), key, finding, evidence);
            alerts.add(alert);
            tracked.fired(alert.getAlertId(), finding.transition().onset().minute());
        } else {
            alerts.last(tracked.firing()).ifPresent(last -> alerts.add(DriftAlert.resolved(last, key, finding)));
            tracked.resolved(finding.transition().minute());
        }
    }
}
