package dev.plumbline.schemas.limits;

/**
 * The largest values that the fields of a published record may have. Publishers check them before they send and the
 * intake checks them again, so what a publisher accepts is never quarantined for its content.
 *
 * <p>Every number is added up over a window in a {@code long}, which ends at 9.2e18. The bounds are above what a real
 * call needs and low enough that a window can hold millions of calls at a bound without overflow; the sum that comes
 * nearest, scores in millionths and costs in nano-dollars, holds nine million of them. Texts are bounded because they
 * become keys and map entries of the state. All bounds are inclusive.
 */
public final class RecordLimits {
    /** Longest id, in UTF-16 characters: {@code call_id}, {@code score_id} and {@code change_id}. */
    public static final int MAX_ID = 200;

    /** Longest name, in UTF-16 characters: tenant, feature, model, prompt, score name and every other dimension. */
    public static final int MAX_NAME = 256;

    /** Most tokens in one field of a call's usage: a hundred times the largest context window that is sold. */
    public static final long MAX_TOKENS = 100_000_000L;

    /** Longest duration, in microseconds: seven days, longer than a batch job waits at any provider. */
    public static final long MAX_DURATION_MICROS = 7L * 24 * 3_600 * 1_000_000;

    /** Most retries of one call. */
    public static final int MAX_RETRIES = 1_000_000;

    /** Most scores that one call carries; each becomes a distribution of its own. */
    public static final int MAX_SCORES = 32;

    /** Largest magnitude of a score, either sign; 1e12 in the millionths that it is added up in. */
    public static final double MAX_SCORE = 1e6;

    /** Largest cost that a publisher reports for one call, in nano-dollars: a thousand dollars. */
    public static final long MAX_REPORTED_COST_NANOS = 1_000_000_000_000L;

    private RecordLimits() {}
}
