package dev.plumbline.processors.query.requests;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an answer says about each window; the names in {@code fields=} are those of {@link #key()}. */
public enum Measure {
    /** Calls, calls by outcome, and how many have no known price. */
    CALLS,
    /** Tokens by disjoint bucket. */
    TOKENS,
    /** Cost of the priced calls. */
    COST,
    /** Quantiles of the duration. */
    DURATION,
    /** Quantiles of the time to first token. */
    FIRST_TOKEN,
    /** Scores, by name and source. */
    SCORES,
    /** The histogram of each score; only with {@link #SCORES}. */
    HISTOGRAM;

    /** The name in a request. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Measure> of(String key) {
        return Arrays.stream(values()).filter(m -> m.key().equals(key)).findFirst();
    }
}
