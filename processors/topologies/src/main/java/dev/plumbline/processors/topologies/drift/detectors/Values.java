package dev.plumbline.processors.topologies.drift.detectors;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.sketches.QuantileSketch;
import dev.plumbline.processors.topologies.drift.signals.SignalKind;

/**
 * Reads unbounded values from totals: microseconds of single calls, or one mean of the minute. Tokens are in thousandths,
 * cost in nano-dollars.
 */
public final class Values {
    private static final long MILLI_TOKENS = 1_000;

    private Values() {}

    /** The values of a minute; to be read only. */
    public static QuantileSketch of(SignalKind kind, Aggregate total) {
        return switch (kind) {
            case LATENCY -> total.latency();
            case FIRST_TOKEN -> total.firstToken();
            case TOKENS_PER_CALL, COST_PER_CALL -> mean(sum(kind, total), count(kind, total));
            default -> throw new IllegalStateException(kind + " has no values");
        };
    }

    private static QuantileSketch mean(long sum, long count) {
        QuantileSketch one = new QuantileSketch();
        if (count > 0) {
            one.record(Math.floorDiv(sum, count));
        }
        return one;
    }

    static long count(SignalKind kind, Aggregate total) {
        return kind == SignalKind.COST_PER_CALL ? total.pricedCalls() : total.calls();
    }

    static long sum(SignalKind kind, Aggregate total) {
        if (kind == SignalKind.COST_PER_CALL) {
            return total.costNanos();
        }
        long tokens = 0;
        for (int bucket = 0; bucket < Aggregate.TOKEN_BUCKETS; bucket++) {
            tokens = Math.addExact(tokens, total.tokens(bucket));
        }
        return Math.multiplyExact(tokens, MILLI_TOKENS);
    }

    /** A value, or a sum of values, in millionths of what people read: seconds, tokens, dollars. */
    public static long millionths(SignalKind kind, double value) {
        return Math.round(
                switch (kind) {
                    case TOKENS_PER_CALL -> value * 1_000;
                    case COST_PER_CALL -> value / 1_000;
                    default -> value;
                });
    }
}
