package dev.plumbline.processors.topologies.alerting;

import dev.plumbline.processors.drift.DriftTransition;
import dev.plumbline.processors.drift.scores.ScoreScale;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.sketches.ScoreDistribution;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs drift detectors over closed minutes of event time.
 *
 * <p>Scores of a minute wait until it closes, so that within the grace the order of arrival leaves no trace. A score for
 * a minute that has closed already is taken into the oldest open minute: it updates on arrival.
 */
final class DriftWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);
    private static final int MOST_WARNINGS = 100;

    private final Map<String, DriftRule> rules = new LinkedHashMap<>();
    private final Set<DetectorKey> offScale = new HashSet<>();
    private final KeyValueStore<Bytes, byte[]> store;
    private final AlertLog alerts;
    private final TreeMap<DetectorKey, TrackedScore> tracked = new TreeMap<>();
    private final Map<DetectorKey, TrackedScore> changed = new LinkedHashMap<>();
    private long closedMinute;

    DriftWatch(List<DriftRule> rules, KeyValueStore<Bytes, byte[]> store, AlertLog alerts, long closedMinute) {
        rules.forEach(rule -> this.rules.put(rule.id(), rule));
        this.store = store;
        this.alerts = alerts;
        this.closedMinute = closedMinute;
        restore();
    }

    /**
     * Detectors of rules that are no longer configured stay in the store, untouched. One that does not fit its rule any
     * more, because the scale has changed, makes way for a new one.
     */
    private void restore() {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> {
                DetectorKey key = DetectorKey.fromBytes(entry.key.get());
                DriftRule rule = rules.get(key.ruleId());
                if (rule != null) {
                    tracked.put(key, resumed(key, entry.value, rule));
                }
            });
        }
    }

    private static TrackedScore resumed(DetectorKey key, byte[] bytes, DriftRule rule) {
        try {
            return TrackedScore.fromBytes(bytes, rule.detector());
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "{} of {} starts a new baseline for rule {}: {}",
                    key.score(),
                    key.series(),
                    rule.id(),
                    e.getMessage());
            return TrackedScore.fresh(rule.detector());
        }
    }

    void onMerge(SeriesKey series, long minute, Aggregate part) {
        if (rules.isEmpty() || part.scores().isEmpty()) {
            return;
        }
        for (DriftRule rule : rules.values()) {
            if (rule.watches(series)) {
                observe(rule, series, Math.max(minute, closedMinute), part);
            }
        }
    }

    private void observe(DriftRule rule, SeriesKey series, long minute, Aggregate part) {
        part.scores().forEach((score, distribution) -> {
            if (rule.watches(score)) {
                DetectorKey key = new DetectorKey(rule.id(), series, score);
                TrackedScore scores = tracked.computeIfAbsent(key, unused -> TrackedScore.fresh(rule.detector()));
                warnOffScale(key, rule, distribution);
                scores.add(minute, distribution);
                changed.put(key, scores);
            }
        });
    }

    /** A rule on the wrong scale sees every score at an end of it and is blind: say so, once for each detector. */
    private void warnOffScale(DetectorKey key, DriftRule rule, ScoreDistribution scores) {
        ScoreScale scale = rule.detector().scale();
        boolean fits = scale.contains(scores.min()) && scale.contains(scores.max());
        if (!fits && offScale.size() < MOST_WARNINGS && offScale.add(key)) {
            LOG.warn(
                    "rule {}: {} of {} has scores from {} to {} millionths, outside the scale {}; set the rule's scale",
                    rule.id(),
                    key.score(),
                    key.series(),
                    scores.min(),
                    scores.max(),
                    scale);
        }
    }

    void onCommit(long closedMinute) {
        if (closedMinute > this.closedMinute) {
            this.closedMinute = closedMinute;
            tracked.forEach((key, scores) -> {
                if (scores.isDue(closedMinute)) {
                    close(key, scores);
                    changed.put(key, scores);
                }
            });
        }
        changed.forEach((key, scores) -> store.put(Bytes.wrap(key.toBytes()), scores.toBytes()));
        changed.clear();
    }

    private void close(DetectorKey key, TrackedScore scores) {
        DriftRule rule = rules.get(key.ruleId());
        if (rule == null) {
            throw new IllegalStateException("no rule " + key.ruleId());
        }
        for (DriftTransition transition : scores.close(closedMinute)) {
            alerts.add(DriftAlert.of(rule, key, transition));
        }
    }
}
