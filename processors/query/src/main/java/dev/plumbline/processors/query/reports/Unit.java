package dev.plumbline.processors.query.reports;

import java.util.Locale;

/** What the millionths of a metric are millionths of. */
public enum Unit {
    /** Dollars. */
    USD,
    /** Points of a score, as the evaluator gives them. */
    SCORE,
    /** Seconds. */
    SECONDS,
    /** A share of one. */
    SHARE,
    /** Anything else. */
    NUMBER;

    /** The name in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The unit of a metric by its name.
     *
     * @param metric for example {@code spend} or {@code score:correctness:HEURISTIC}
     */
    public static Unit of(String metric) {
        String kind = metric.split(":", 2)[0];
        return switch (kind) {
            case "spend", "cost", "cost_per_call" -> USD;
            case "score" -> SCORE;
            case "duration", "latency", "first_token" -> SECONDS;
            case "rate", "share", "errors", "mix" -> SHARE;
            default -> NUMBER;
        };
    }
}
