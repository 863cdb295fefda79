package dev.plumbline.ingest.client.rules;

/** The codes under which records that are not valid are counted. */
public final class Reason {
    /** The record could not be read at all. */
    public static final String MALFORMED = "malformed";

    /** A required field is empty. */
    public static final String MISSING_FIELD = "missing_field";

    /** A text, list or map is above its limit. */
    public static final String OVERSIZED = "oversized";

    /** A token count is below zero. */
    public static final String NEGATIVE_TOKENS = "negative_tokens";

    /** A duration is below zero. */
    public static final String NEGATIVE_DURATION = "negative_duration";

    /** A score is not a finite number. */
    public static final String SCORE_NOT_FINITE = "score_not_finite";

    /** A score is outside plus or minus a million. */
    public static final String SCORE_OUT_OF_RANGE = "score_out_of_range";

    /** A number is larger than any real one. */
    public static final String TOO_LARGE_VALUE = "too_large_value";

    private Reason() {}
}
