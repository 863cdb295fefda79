package dev.plumbline.processors.rollups;

import java.util.Arrays;

/**
 * What a call adds to the totals, without what identifies it. A mutable carrier that is filled anew for every call, so
 * that the event path allocates nothing: {@link #reset()}, the setters, then {@code Partials.addCall}. Not thread-safe.
 */
public final class CallFacts {

    /** Value of a duration that is not known. */
    public static final long UNKNOWN = -1;

    private final String[] dimensions = new String[Dimension.COUNT];
    private final long[] tokens = new long[Aggregate.TOKEN_BUCKETS];
    private ScoreKey[] scoreKeys = new ScoreKey[8];
    private long[] scoreMicros = new long[8];
    private int scoreCount;
    private long startedAtMicros;
    private int outcome;
    private long durationMicros;
    private long firstTokenMicros;
    private boolean priced;
    private long costNanos;
    private boolean costReported;
    private long reportedCostNanos;
    private boolean appCacheHit;
    private int retries;
    private int guardrailBlocks;

    public CallFacts() {
        reset();
    }

    /** Forgets the previous call: dimensions empty, outcome and counts 0, durations unknown, unpriced, no scores. */
    public CallFacts reset() {
        Arrays.fill(dimensions, "");
        Arrays.fill(tokens, 0);
        scoreCount = 0;
        startedAtMicros = 0;
        outcome = 0;
        durationMicros = UNKNOWN;
        firstTokenMicros = UNKNOWN;
        priced = false;
        costNanos = 0;
        costReported = false;
        reportedCostNanos = 0;
        appCacheHit = false;
        retries = 0;
        guardrailBlocks = 0;
        return this;
    }

    public CallFacts dimension(Dimension dimension, String value) {
        dimensions[dimension.ordinal()] = value;
        return this;
    }

    /** Event time in microseconds since the epoch. */
    public CallFacts startedAt(long micros) {
        startedAtMicros = micros;
        return this;
    }

    /** Index of the outcome, 0 to {@link Aggregate#OUTCOMES} - 1. */
    public CallFacts outcome(int index) {
        outcome = index;
        return this;
    }

    /** Tokens of one bucket, 0 to {@link Aggregate#TOKEN_BUCKETS} - 1. */
    public CallFacts tokens(int bucket, long count) {
        tokens[bucket] = count;
        return this;
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
        priced = true;
        costNanos = nanos;
        return this;
    }

    /** What the sender says the call cost, in nano-dollars. */
    public CallFacts reportedCost(long nanos) {
        costReported = true;
        reportedCostNanos = nanos;
        return this;
    }

    public CallFacts appCacheHit(boolean hit) {
        appCacheHit = hit;
        return this;
    }

    public CallFacts retries(int count) {
        retries = count;
        return this;
    }

    /** Number of guardrails that stopped or replaced the answer. */
    public CallFacts guardrailBlocks(int count) {
        guardrailBlocks = count;
        return this;
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

    /** The dimensions by {@link Dimension#ordinal()}: the array itself, which the next call overwrites. */
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
        return tokens[bucket];
    }

    public long durationMicros() {
        return durationMicros;
    }

    public long firstTokenMicros() {
        return firstTokenMicros;
    }

    public boolean priced() {
        return priced;
    }

    public long costNanos() {
        return costNanos;
    }

    public boolean costReported() {
        return costReported;
    }

    public long reportedCostNanos() {
        return reportedCostNanos;
    }

    public boolean appCacheHit() {
        return appCacheHit;
    }

    public int retries() {
        return retries;
    }

    public int guardrailBlocks() {
        return guardrailBlocks;
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
