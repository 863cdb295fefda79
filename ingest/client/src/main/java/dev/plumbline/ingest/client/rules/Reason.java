package dev.plumbline.ingest.client.rules;

/**
 * The codes under which records that are not valid are counted. The intake counts what it quarantines under the same
 * codes, so that a fault has one line in the ledger, wherever it was found.
 */
public final class Reason {
    /** The record could not be read at all. */
    public static final String MALFORMED = "malformed";

    /** A required field is empty. */
    public static final String MISSING_FIELD = "missing_field";

    /** The record as a whole is larger than one may be. */
    public static final String OVERSIZED = "oversized";

    /** A token count is below zero. */
    public static final String NEGATIVE_TOKENS = "negative_tokens";

    /** A duration is below zero. */
    public static final String NEGATIVE_DURATION = "negative_duration";

    /** A score is not a finite number. */
    public static final String SCORE_NOT_FINITE = "score_not_finite";

    /** A number, text, list or map is beyond what a record may have. */
    public static final String OUT_OF_RANGE = "out_of_range";

    private Reason() {}
}
