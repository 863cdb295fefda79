package dev.plumbline.processors.topologies.drift;

import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.topologies.drift.bytes.ByteReader;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import dev.plumbline.processors.topologies.drift.detectors.Detector;
import dev.plumbline.processors.topologies.drift.detectors.Detectors;
import dev.plumbline.processors.topologies.drift.detectors.Finding;
import dev.plumbline.processors.topologies.drift.history.Span;
import dev.plumbline.processors.topologies.drift.signals.Signal;
import java.util.List;
import java.util.Optional;

/**
 * A detector with what has been done about its baseline: since when the series is quiet, the alert that is on, and whether
 * the baseline is pinned. Not thread-safe.
 */
final class Tracked {
    private static final int VERSION = 1;

    private final Signal signal;
    private final DriftRule rule;
    private final String tag;
    private Detector detector;

    /** The first minute that may be compared with: the whole history, or since the last change was over. */
    private long quietSince = Long.MIN_VALUE;

    private long onset = Long.MIN_VALUE;
    private String firing = "";
    private boolean pinned;

    private Tracked(Signal signal, DriftRule rule, Detector detector) {
        this.tag = rule.id() + "/" + signal.metric();
        this.signal = signal;
        this.rule = rule;
        this.detector = detector;
    }

    static Tracked fresh(Signal signal, DriftRule rule) {
        return new Tracked(signal, rule, Detectors.fresh(signal, rule.detector(), rule.scaleLearned()));
    }

    /** @throws RuntimeException if the bytes are malformed or do not fit the rule any more */
    static Tracked fromBytes(byte[] bytes, Signal signal, DriftRule rule) {
        ByteReader in = new ByteReader(bytes);
        in.index(VERSION);
        boolean pinned = in.index(1) == 1;
        long quietSince = in.number();
        long onset = in.number();
        String firing = in.text();
        Detector read = Detectors.readFrom(in, signal, settings(rule, pinned), rule.scaleLearned());
        Tracked tracked = new Tracked(signal, rule, read);
        tracked.pinned = pinned;
        tracked.quietSince = quietSince;
        tracked.onset = onset;
        tracked.firing = firing;
        return tracked;
    }

    byte[] toBytes() {
        ByteWriter out = new ByteWriter().number(VERSION).number(pinned ? 1 : 0);
        out.number(quietSince).number(onset).text(firing);
        detector.writeTo(out);
        return out.toBytes();
    }

    /** A pinned baseline takes in no later days. */
    private static MeanDriftConfig settings(DriftRule rule, boolean pinned) {
        WarmUp warmUp = rule.detector().warmUp();
        return pinned
                ? rule.detector().withWarmUp(new WarmUp(warmUp.minSamples(), warmUp.minDays(), 0, 0))
                : rule.detector();
    }

    Optional<Finding> onMinute(long minute, Aggregate total) {
        return detector.onMinute(minute, total);
    }

    void fired(String alertId, long onsetMinute) {
        firing = alertId;
        onset = onsetMinute;
    }

    /** The change is over since that minute. */
    void resolved(long since) {
        firing = "";
        quietSince = since;
    }

    /** Starts a new baseline from nothing. */
    void reset(long now) {
        detector = Detectors.fresh(signal, settings(rule, pinned), rule.scaleLearned());
        resolved(now);
    }

    /** Starts a new baseline from the onset of the change that is on: what was a change is now expected. */
    void acknowledge(List<Span> history) {
        long since = onset;
        reset(since);
        history.stream().filter(span -> span.first() >= since).forEach(span -> onMinute(span.first(), span.total()));
    }

    /** Freezes the baseline as it is. */
    void pin() {
        byte[] bytes = toBytes();
        pinned = true;
        detector = fromBytes(withPin(bytes), signal, rule).detector;
    }

    private static byte[] withPin(byte[] bytes) {
        byte[] copy = bytes.clone();
        copy[1] = new ByteWriter().number(1).toBytes()[0];
        return copy;
    }

    Detector detector() {
        return detector;
    }

    DriftRule rule() {
        return rule;
    }

    /** What its cells are found under. */
    String tag() {
        return tag;
    }

    boolean pinned() {
        return pinned;
    }

    long quietSince() {
        return quietSince;
    }

    /** Id of the alert that is on; empty if none is. */
    String firing() {
        return firing;
    }

    long onset() {
        return onset;
    }
}
