package dev.plumbline.processors.topologies.drift.detectors;

import dev.plumbline.processors.drift.DriftStatus;
import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.RateDriftDetector;
import dev.plumbline.processors.drift.attribution.Moments;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.sketches.ScoreDistribution;
import dev.plumbline.processors.topologies.drift.bytes.ByteReader;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import dev.plumbline.processors.topologies.drift.signals.Signal;
import java.util.Optional;

/** The rate of an event among calls, or of thumbs down among scores. */
final class EventRate implements Detector {
    private static final double ONE = 1e6;
    private static final int ERROR = 2;
    private static final int TIMEOUT = 3;
    private static final int RATE_LIMITED = 4;
    private static final int REFUSED = 5;
    private static final int FILTERED = 6;

    private final Signal signal;
    private final RateDriftDetector detector;

    EventRate(Signal signal, MeanDriftConfig config) {
        this(signal, new RateDriftDetector(config));
    }

    private EventRate(Signal signal, RateDriftDetector detector) {
        this.signal = signal;
        this.detector = detector;
    }

    static EventRate readFrom(ByteReader in, Signal signal, MeanDriftConfig config) {
        return new EventRate(signal, RateDriftDetector.fromBytes(config, in.block()));
    }

    @Override
    public Optional<Finding> onMinute(long minute, Aggregate total) {
        long[] cells = cells(total);
        return cells[0] == 0
                ? Optional.empty()
                : detector.onMinute(minute, cells[1], cells[0]).map(Finding::of);
    }

    /** Trials and events. */
    @Override
    public long[] cells(Aggregate part) {
        return switch (signal.kind()) {
            case ERROR -> ofCalls(part, part.outcome(ERROR) + part.outcome(TIMEOUT) + part.outcome(RATE_LIMITED));
            case REFUSAL -> ofCalls(part, part.outcome(REFUSED));
            case FILTERED -> ofCalls(part, part.outcome(FILTERED));
            case GUARDRAIL_BLOCK -> ofCalls(part, part.guardrailBlocks());
            case APP_CACHE_HIT -> ofCalls(part, part.appCacheHits());
            case THUMBS_DOWN -> thumbs(part);
            default -> throw new IllegalStateException(signal.kind() + " is no rate");
        };
    }

    /** Several guardrails may stop one call. */
    private static long[] ofCalls(Aggregate part, long events) {
        return new long[] {part.calls(), Math.min(events, part.calls())};
    }

    private long[] thumbs(Aggregate part) {
        ScoreDistribution scores = part.scores().get(signal.scoreKey());
        return scores == null
                ? new long[2]
                : new long[] {scores.count(), scores.histogram().countAtOrBelow(0)};
    }

    @Override
    public long[] rest(long[] whole, long[] parts) {
        return Cells.minus(whole, parts);
    }

    @Override
    public Moments moments(long[] cells, Finding finding) {
        return cells.length == 0 ? Moments.NONE : of(cells[0], cells[1]);
    }

    static Moments of(long trials, long events) {
        return trials <= 0
                ? Moments.NONE
                : new Moments(trials, Math.multiplyExact(events, (long) ONE), Math.max(0, events * ONE * ONE));
    }

    @Override
    public DriftStatus status() {
        return detector.status();
    }

    @Override
    public void writeTo(ByteWriter out) {
        out.block(detector.toBytes());
    }
}
