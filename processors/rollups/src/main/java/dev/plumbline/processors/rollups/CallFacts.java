package dev.plumbline.processors.rollups;

import java.util.Arrays;

/**
 * What a call adds to the totals, without what identifies it. A mutable carrier that is filled anew for every call, so
 * that the event path allocates nothing: {@link #reset()}, the setters, then {@code Partials.addCall}. Not thread-safe.
 */
public final class CallFacts {

    /** Value of a duration that is not known. */
    public static final long UNKNOWN = -1;

    private final String[] own = new String[Dimension.COUNT];
    private String[] dimensions = own;
    private final long[] amounts = new long[Aggregate.SUMS];
    private final int[] places = new int[Aggregate.SUMS];
    private int placeCount;
    private ScoreKey[] scoreKeys = new ScoreKey[8];
    private long[] scoreMicros = new long[8];
    private int scoreCount;
    private long startedAtMicros;
    private int outcome;
    private long durationMicros;
    private long firstTokenMicros;
    private long priceVersion;
    private boolean takenBack;

    public CallFacts() {
        reset();
    }

    /** Forgets the previous call: dimensions empty, outcome and counts 0, durations unknown, unpriced, no scores. */
    public CallFacts reset() {
        Arrays.fill(own, "");
        dimensions = own;
        Arrays.fill(amounts, 0);
        amounts[Aggregate.CALLS] = 1;
        amounts[Aggregate.UNPRICED] = 1;
        outcome = 0;
        amounts[Aggregate.FIRST_OUTCOME] = 1;
        placeCount = 0;
        scoreCount = 0;
        startedAtMicros = 0;
        durationMicros = UNKNOWN;
        firstTokenMicros = UNKNOWN;
        priceVersion = 0;
        takenBack = false;
        return this;
    }

    private CallFacts amount(int place, long amount) {
        amounts[place] = amount;
        placeCount = 0;
        return this;
    }

    /**
     * Finds the sums that this call adds something to, once for all aggregates that it is added to.
     *
     * @return their number; {@link #place} and {@link #amountAt} give each
     */
    int placeCount() {
        if (placeCount == 0) {
            for (int i = 0; i < amounts.length; i++) {
                if (amounts[i] != 0) {
                    places[placeCount++] = i;
                }
            }
        }
        return placeCount;
    }

    int place(int index) {
        return places[index];
    }

    long amountAt(int place) {
        return amounts[place];
    }

    public CallFacts dimension(Dimension dimension, String value) {
        own[dimension.ordinal()] = value;
        dimensions = own;
        return this;
    }

    /** All dimensions by {@link Dimension#ordinal()}; the array is used as it is until the next call. */
    public CallFacts dimensions(String[] values) {
        dimensions = values;
        return this;
    }

    /** Event time in microseconds since the epoch. */
    public CallFacts startedAt(long micros) {
        startedAtMicros = micros;
        return this;
    }

    /** Index of the outcome, 0 to {@link Aggregate#OUTCOMES} - 1. */
    public CallFacts outcome(int index) {
        amounts[Aggregate.FIRST_OUTCOME + outcome] = 0;
        outcome = index;
        return amount(Aggregate.FIRST_OUTCOME + index, 1);
    }

    /** Tokens of one bucket, 0 to {@link Aggregate#TOKEN_BUCKETS} - 1. */
    public CallFacts tokens(int bucket, long count) {
        return amount(Aggregate.FIRST_TOKENS + bucket, count);
    }

    /** Duration in microseconds; {@link #UNKNOWN} if not known. */
    public CallFacts duration(long micros) {
        durationMicros = micros;
        return this;
    }

    /** Time to the first token in microseconds; {@link #UNKNOWN} if not known. */
    public CallFacts firstToken(long micros) {
        firstTokenMicros = micros;
        return this;
    }

    /** Marks the call as priced, at so many nano-dollars. */
    public CallFacts cost(long nanos) {
        amounts[Aggregate.PRICED] = 1;
        amounts[Aggregate.UNPRICED] = 0;
        return amount(Aggregate.COST, nanos);
    }

    /** What the sender says the call cost, in nano-dollars. */
    public CallFacts reportedCost(long nanos) {
        amounts[Aggregate.REPORTED] = 1;
        return amount(Aggregate.REPORTED_COST, nanos);
    }

    public CallFacts appCacheHit(boolean hit) {
        return amount(Aggregate.CACHE_HITS, hit ? 1 : 0);
    }

    public CallFacts retries(int count) {
        return amount(Aggregate.RETRIES, count);
    }

    /** Number of guardrails that stopped or replaced the answer. */
    public CallFacts guardrailBlocks(int count) {
        return amount(Aggregate.BLOCKS, count);
    }

    /** Version of the price list that the cost was computed with. */
    public CallFacts priceVersion(long version) {
        priceVersion = version;
        return this;
    }

    /** Leaves what can be taken back: the sums. Durations and scores stay where they were first counted. */
    public CallFacts sumsOnly() {
        durationMicros = UNKNOWN;
        firstTokenMicros = UNKNOWN;
        scoreCount = 0;
        return this;
    }

    /** True if adding this takes the call out. */
    boolean isTakenBack() {
        return takenBack;
    }

    /** Turns the sums round, so that adding this takes the call out again; without durations and scores. */
    public CallFacts negated() {
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = Math.negateExact(amounts[i]);
        }
        placeCount = 0;
        takenBack = !takenBack;
        return sumsOnly();
    }

    /** Adds a score in millionths. */
    public CallFacts score(ScoreKey key, long micros) {
        if (scoreCount == scoreKeys.length) {
            scoreKeys = Arrays.copyOf(scoreKeys, 2 * scoreCount);
            scoreMicros = Arrays.copyOf(scoreMicros, 2 * scoreCount);
        }
        scoreKeys[scoreCount] = key;
        scoreMicros[scoreCount++] = micros;
        return this;
    }

    /** Replaces the key of a score that is already there. */
    public void scoreKey(int index, ScoreKey key) {
        scoreKeys[index] = key;
    }

    /** The dimensions by {@link Dimension#ordinal()}: the array itself, not to be changed. */
    public String[] dimensions() {
        return dimensions;
    }

    public long startedAtMicros() {
        return startedAtMicros;
    }

    public int outcome() {
        return outcome;
    }

    public long tokens(int bucket) {
        return amounts[Aggregate.FIRST_TOKENS + bucket];
    }

    public long durationMicros() {
        return durationMicros;
    }

    public long firstTokenMicros() {
        return firstTokenMicros;
    }

    public boolean priced() {
        return amounts[Aggregate.PRICED] != 0;
    }

    public long costNanos() {
        return amounts[Aggregate.COST];
    }

    public long priceVersion() {
        return priceVersion;
    }

    public boolean costReported() {
        return amounts[Aggregate.REPORTED] != 0;
    }

    public long reportedCostNanos() {
        return amounts[Aggregate.REPORTED_COST];
    }

    public boolean appCacheHit() {
        return amounts[Aggregate.CACHE_HITS] != 0;
    }

    public int retries() {
        return (int) amounts[Aggregate.RETRIES];
    }

    public int guardrailBlocks() {
        return (int) amounts[Aggregate.BLOCKS];
    }

    public int scoreCount() {
        return scoreCount;
    }

    public ScoreKey scoreKey(int index) {
        return scoreKeys[index];
    }

    public long scoreMicros(int index) {
        return scoreMicros[index];
    }
}
