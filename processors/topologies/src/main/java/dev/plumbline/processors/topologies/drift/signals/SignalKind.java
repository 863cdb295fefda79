package dev.plumbline.processors.topologies.drift.signals;

import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.rollups.ScoreKey;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Kinds of signals. The order is part of the byte form of {@link Signal} and is only ever appended to.
 *
 * <p>Totals hold the sum of tokens and cost, not each call's, so their values are the means of a minute: a change of the
 * mean is found in minutes, one of the tail alone is not.
 */
public enum SignalKind {
    /** The mean of a score. */
    SCORE("score", Form.MEAN),
    /** Calls that ended in an error or a timeout. */
    ERROR("rate:error", Form.RATE),
    /** Calls that the model refused. */
    REFUSAL("rate:refusal", Form.RATE),
    /** Calls that the provider's filter stopped. */
    FILTERED("rate:filtered", Form.RATE),
    /** Calls that a guardrail stopped or replaced. */
    GUARDRAIL_BLOCK("rate:guardrail_block", Form.RATE),
    /** Calls that the application's cache answered; the side that is watched is the drop. */
    APP_CACHE_HIT("rate:app_cache_hit", Form.RATE),
    /** Human scores of 0 or below, of scores with thumb in their name. */
    THUMBS_DOWN("rate:thumbs_down", Form.RATE),
    /** Durations of calls. */
    LATENCY("latency", Form.EXCEEDANCE),
    /** Times to the first token. */
    FIRST_TOKEN("first_token", Form.EXCEEDANCE),
    /** Tokens a call, as the mean of a minute. */
    TOKENS_PER_CALL("tokens_per_call", Form.MINUTE_MEAN),
    /** Cost a priced call, as the mean of a minute. */
    COST_PER_CALL("cost_per_call", Form.MINUTE_MEAN);

    private static final Map<String, SignalKind> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(SignalKind::key, Function.identity()));

    private final String metric;
    private final Form form;

    /** How a signal is detected and what is kept of it. */
    public enum Form {
        /** Values on a scale. */
        MEAN,
        /** Events among trials. */
        RATE,
        /** Single values against reference quantiles. */
        EXCEEDANCE,
        /** Means of minutes against reference quantiles. */
        MINUTE_MEAN
    }

    SignalKind(String metric, Form form) {
        this.metric = metric;
        this.form = form;
    }

    /** How an alert names it, without the name of a score. */
    String metric() {
        return metric;
    }

    public Form form() {
        return form;
    }

    /** The name in rules: {@code error}, {@code latency}. */
    public String key() {
        return metric.substring(metric.indexOf(':') + 1);
    }

    /** True if there is one signal for each score of that kind, rather than one for a series. */
    public boolean isOfScores() {
        return this == SCORE || this == THUMBS_DOWN;
    }

    /** True if scores of that name and source are of the kind. */
    public boolean watches(ScoreKey score) {
        return this != THUMBS_DOWN
                || (score.source() == ScoreKey.Source.HUMAN
                        && score.name().toLowerCase(Locale.ROOT).contains("thumb"));
    }

    /** The kind of that name in rules. */
    public static Optional<SignalKind> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** The kinds that are read from calls and need no evaluator, and thumbs down. */
    public static Set<SignalKind> ofCalls() {
        return EnumSet.complementOf(EnumSet.of(SCORE));
    }

    /** The side that is watched where a rule does not choose: only scores leave a choice. */
    public Set<Direction> sides(Set<Direction> ofScores) {
        if (this == SCORE) {
            return ofScores;
        }
        return EnumSet.of(this == APP_CACHE_HIT ? Direction.DROP : Direction.RISE);
    }
}
