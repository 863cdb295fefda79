package dev.plumbline.ingest.client.rules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects violations while the fields of one record are looked at. */
final class Findings {
    static final int MAX_TEXT = 512;
    static final long MAX_TOKENS = 1_000_000_000_000L;
    static final double MAX_SCORE = 1e6;

    private @Nullable List<Violation> found;

    List<Violation> all() {
        return found == null ? List.of() : List.copyOf(found);
    }

    void add(String field, String reason, String detail) {
        if (found == null) {
            found = new ArrayList<>();
        }
        found.add(new Violation(field, reason, detail));
    }

    void required(String field, @Nullable String value, int maxLength) {
        if (value == null || value.isEmpty()) {
            add(field, Reason.MISSING_FIELD, "must not be empty");
        } else {
            text(field, value, maxLength);
        }
    }

    void text(String field, @Nullable String value) {
        text(field, value, MAX_TEXT);
    }

    void text(String field, @Nullable String value, int maxLength) {
        if (value == null) {
            add(field, Reason.MISSING_FIELD, "must not be null");
        } else if (value.length() > maxLength) {
            add(field, Reason.OVERSIZED, "must be at most " + maxLength + " characters, was " + value.length());
        }
    }

    void present(String field, @Nullable Object value) {
        if (value == null) {
            add(field, Reason.MISSING_FIELD, "must not be null");
        }
    }

    void count(String field, int size, int max) {
        if (size > max) {
            add(field, Reason.OVERSIZED, "must have at most " + max + " entries, had " + size);
        }
    }

    void tokens(String field, long value) {
        if (value < 0) {
            add(field, Reason.NEGATIVE_TOKENS, "must be at least 0, was " + value);
        } else if (value > MAX_TOKENS) {
            add(field, Reason.TOO_LARGE_VALUE, "must be at most " + MAX_TOKENS + ", was " + value);
        }
    }

    void duration(String field, @Nullable Long micros) {
        if (micros != null && micros < 0) {
            add(field, Reason.NEGATIVE_DURATION, "must be at least 0, was " + micros);
        }
    }

    void score(String field, double value) {
        if (!Double.isFinite(value)) {
            add(field, Reason.SCORE_NOT_FINITE, "must be a finite number, was " + value);
        } else if (Math.abs(value) > MAX_SCORE) {
            add(field, Reason.SCORE_OUT_OF_RANGE, "must be between -1000000 and 1000000, was " + value);
        }
    }
}
