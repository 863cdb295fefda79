package dev.plumbline.processors.topologies.intake.checks;

import java.util.Locale;

/** Why a record was not counted. Each has its own line in the ledger and stands in the dead letter. */
public enum Reason {
    /** Not the wire format, truncated, or not what its schema says. */
    MALFORMED,
    /** The schema id is not in the registry, or is the schema of something else. */
    UNKNOWN_SCHEMA,
    /** The value is larger than a record may be. */
    OVERSIZED,
    /** A field without which the record cannot be placed is empty. */
    MISSING_FIELD,
    /** A token count is below zero. */
    NEGATIVE_TOKENS,
    /** A duration is below zero. */
    NEGATIVE_DURATION,
    /** A score is NaN or infinite. */
    SCORE_NOT_FINITE,
    /** A count, duration, score or name is beyond anything a call can have. */
    OUT_OF_RANGE,
    /** The record says that it happened more than fifteen hours after it arrived. */
    FUTURE,
    /** The record happened longer ago than is accepted. */
    LATE,
    /** With it a sum could leave the range of a number: more of a day's cost, tokens or scores than a partition takes. */
    SUM_LIMIT,
    /** A score without scope, for a call that was not seen, or not within the time that ids are remembered. */
    UNMATCHED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The code in the ledger and in dead letters, for example {@code unknown_schema}. */
    public String code() {
        return code;
    }
}
