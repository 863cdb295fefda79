package dev.plumbline.ingest.client.rules;

import dev.plumbline.schemas.limits.RecordLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects violations while the fields of one record are looked at. */
final class Findings {
    /** Longest text that is stored but never becomes a name of anything: ids of traces, classes of errors. */
    static final int MAX_TEXT = 512;

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

    void requiredName(String field, @Nullable String value) {
        required(field, value, RecordLimits.MAX_NAME);
    }

    void name(String field, @Nullable String value) {
        text(field, value, RecordLimits.MAX_NAME);
    }

    void text(String field, @Nullable String value) {
        text(field, value, MAX_TEXT);
    }

    void text(String field, @Nullable String value, int maxLength) {
        if (value == null) {
            add(field, Reason.MISSING_FIELD, "must not be null");
        } else if (value.length() > maxLength) {
            add(field, Reason.OUT_OF_RANGE, "must be at most " + maxLength + " characters, was " + value.length());
        }
    }

    void present(String field, @Nullable Object value) {
        if (value == null) {
            add(field, Reason.MISSING_FIELD, "must not be null");
        }
    }

    void count(String field, int size, int max) {
        if (size > max) {
            add(field, Reason.OUT_OF_RANGE, "must have at most " + max + " entries, had " + size);
        }
    }

    void tokens(String field, long value) {
        notNegative(field, value, RecordLimits.MAX_TOKENS, Reason.NEGATIVE_TOKENS);
    }

    void duration(String field, @Nullable Long micros) {
        if (micros != null) {
            notNegative(field, micros, RecordLimits.MAX_DURATION_MICROS, Reason.NEGATIVE_DURATION);
        }
    }

    void retries(String field, int count) {
        notNegative(field, count, RecordLimits.MAX_RETRIES, Reason.OUT_OF_RANGE);
    }

    void reportedCost(String field, @Nullable Long nanos) {
        if (nanos != null) {
            notNegative(field, nanos, RecordLimits.MAX_REPORTED_COST_NANOS, Reason.OUT_OF_RANGE);
        }
    }

    private void notNegative(String field, long value, long max, String reasonBelowZero) {
        if (value < 0) {
            add(field, reasonBelowZero, "must be at least 0, was " + value);
        } else if (value > max) {
            add(field, Reason.OUT_OF_RANGE, "must be at most " + max + ", was " + value);
        }
    }

    void score(String field, double value) {
        if (!Double.isFinite(value)) {
            add(field, Reason.SCORE_NOT_FINITE, "must be a finite number, was " + value);
        } else if (Math.abs(value) > RecordLimits.MAX_SCORE) {
            add(field, Reason.OUT_OF_RANGE, "must be between -1000000 and 1000000, was " + value);
        }
    }
}
