package dev.plumbline.processors.topologies.drift.evidence;

import dev.plumbline.processors.sketches.QuantileSketch;
import dev.plumbline.processors.topologies.drift.detectors.Values;
import dev.plumbline.processors.topologies.drift.history.Span;
import dev.plumbline.processors.topologies.drift.signals.Signal;
import dev.plumbline.processors.topologies.drift.signals.SignalKind;
import dev.plumbline.schemas.records.BeforeAfter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The values of a signal before and since a change, over the same bins. */
final class Histograms {
    private static final int BINS = 20;
    private static final double FEWEST = 0.005;
    private static final double WIDE = 20;

    private Histograms() {}

    /** All values of a signal in some spans; empty for rates. */
    static QuantileSketch values(Signal signal, List<Span> spans) {
        QuantileSketch all = new QuantileSketch();
        for (Span span : spans) {
            if (signal.kind() == SignalKind.SCORE) {
                Optional.ofNullable(span.total().scores().get(signal.scoreKey()))
                        .ifPresent(scores -> all.merge(scores.histogram()));
            } else if (signal.kind().form() != SignalKind.Form.RATE) {
                all.merge(span.values(signal.kind()));
            }
        }
        return all;
    }

    /** Both over 20 bins at most, of equal width, or of equal ratio where values spread wide; empty without values. */
    static Optional<BeforeAfter> of(Signal signal, QuantileSketch before, QuantileSketch after) {
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        QuantileSketch all = before.copy();
        all.merge(after);
        List<Long> edges = edges(all);
        return Optional.of(BeforeAfter.newBuilder()
                .setUnit(unit(signal.kind()))
                .setEdgesMicros(edges.stream()
                        .map(edge -> Values.millionths(signal.kind(), edge))
                        .toList())
                .setBefore(counts(before, edges))
                .setAfter(counts(after, edges))
                .build());
    }

    private static String unit(SignalKind kind) {
        return switch (kind) {
            case TOKENS_PER_CALL -> "tokens";
            case COST_PER_CALL -> "usd";
            case LATENCY, FIRST_TOKEN -> "seconds";
            default -> "score";
        };
    }

    private static List<Long> edges(QuantileSketch all) {
        double low = all.quantile(FEWEST);
        double high = all.quantile(1 - FEWEST);
        boolean wide = low > 0 && high / low > WIDE;
        TreeSet<Long> edges = new TreeSet<>();
        for (int i = 1; i < BINS; i++) {
            double at = (double) i / BINS;
            edges.add(Math.round(wide ? low * StrictMath.pow(high / low, at) : low + (high - low) * at));
        }
        edges.removeIf(edge -> edge >= all.max());
        edges.add(all.max());
        return List.copyOf(edges);
    }

    private static List<Long> counts(QuantileSketch values, List<Long> edges) {
        List<Long> counts = new ArrayList<>();
        long below = 0;
        for (long edge : edges) {
            long until = values.countAtOrBelow(edge);
            counts.add(until - below);
            below = until;
        }
        return counts;
    }
}
