package dev.plumbline.processors.rollups;

import dev.plumbline.processors.sketches.QuantileSketch;
import dev.plumbline.processors.sketches.ScoreDistribution;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the calls of one series in one window: counts, tokens, money, durations and scores.
 *
 * <p>Everything is an integer and merging is addition, so the order of adding and merging leaves no trace: equal calls
 * give equal bytes. Money is in nano-dollars, durations in microseconds, scores in millionths. Sketches are made when
 * the first value comes. Sums that leave the range of a {@code long} throw {@link ArithmeticException}. Not
 * thread-safe.
 */
public final class Aggregate {

    /** Slots of {@link #outcome(int)}: UNKNOWN, OK, ERROR, TIMEOUT, RATE_LIMITED, REFUSED, FILTERED, CANCELLED. */
    public static final int OUTCOMES = 8;

    /** Slots of {@link #tokens(int)}: the fields of {@code Usage} in their order. */
    public static final int TOKEN_BUCKETS = 8;

    static final int CALLS = 0;
    static final int PRICED = 1;
    static final int UNPRICED = 2;
    static final int COST = 3;
    static final int REPORTED_COST = 4;
    static final int REPORTED = 5;
    static final int CACHE_HITS = 6;
    static final int RETRIES = 7;
    static final int BLOCKS = 8;
    static final int FIRST_OUTCOME = 9;
    static final int FIRST_TOKENS = FIRST_OUTCOME + OUTCOMES;
    static final int SUMS = FIRST_TOKENS + TOKEN_BUCKETS;

    /** Every plain sum at its place above, so that merging and writing are loops. */
    final long[] sums = new long[SUMS];

    final SquaredCosts squaredCosts = new SquaredCosts();

    /** The newest price list behind the cost; the larger of two, so that the order of merging leaves no trace. */
    long priceVersion;

    /** The sketch or table, null while it has nothing. */
    @Nullable
    QuantileSketch latency;

    @Nullable
    QuantileSketch firstToken;

    @Nullable
    ScoreTable scores;

    private final @Nullable QuantileSketch spareLatency;
    private final @Nullable QuantileSketch spareFirstToken;
    private final @Nullable ScoreTable spareScores;

    /** Nothing counted. */
    public Aggregate() {
        this(null, null, null);
    }

    /** Nothing counted; takes these sketches when values come, and makes its own where there is null. */
    Aggregate(
            @Nullable QuantileSketch spareLatency,
            @Nullable QuantileSketch spareFirstToken,
            @Nullable ScoreTable spareScores) {
        this.spareLatency = spareLatency;
        this.spareFirstToken = spareFirstToken;
        this.spareScores = spareScores;
    }

    /** Adds a call with its inline scores. */
    public void add(CallFacts call) {
        int places = call.placeCount();
        for (int i = 0; i < places; i++) {
            int place = call.place(i);
            plus(place, call.amountAt(place));
        }
        if (call.costNanos() != 0) {
            squaredCosts.add(call.costNanos(), call.isTakenBack());
        }
        priceVersion = Math.max(priceVersion, call.priceVersion());
        addDurations(call.durationMicros(), call.firstTokenMicros());
        for (int i = 0; i < call.scoreCount(); i++) {
            addScore(call.scoreKey(i), call.scoreMicros(i));
        }
    }

    private void addDurations(long durationMicros, long firstTokenMicros) {
        if (durationMicros >= 0) {
            latencyForUpdate().record(durationMicros);
        }
        if (firstTokenMicros >= 0) {
            firstTokenForUpdate().record(firstTokenMicros);
        }
    }

    /** Adds one score in millionths; the call it belongs to is counted apart. */
    public void addScore(ScoreKey key, long micros) {
        scoresForUpdate().at(key).record(micros);
    }

    /** Adds all of the other aggregate, which stays as it is. */
    public void merge(Aggregate other) {
        for (int i = 0; i < SUMS; i++) {
            plus(i, other.sums[i]);
        }
        squaredCosts.merge(other.squaredCosts);
        priceVersion = Math.max(priceVersion, other.priceVersion);
        if (other.latency != null) {
            latencyForUpdate().merge(other.latency);
        }
        if (other.firstToken != null) {
            firstTokenForUpdate().merge(other.firstToken);
        }
        if (other.scores != null) {
            scoresForUpdate().merge(other.scores);
        }
    }

    /**
     * Adds the aggregate at the buffer's position without making it, and leaves the buffer behind it: the same as
     * {@code merge(readFrom(in))}, except that what this aggregate holds is undefined if it throws.
     *
     * @throws CorruptRollupException if the bytes are not an aggregate of a known version
     */
    public void mergeFrom(ByteBuffer in) {
        AggregateFormat.merge(this, in);
    }

    void plus(int index, long amount) {
        sums[index] = Math.addExact(sums[index], amount);
    }

    QuantileSketch latencyForUpdate() {
        if (latency == null) {
            latency = spareLatency == null ? new QuantileSketch() : spareLatency;
        }
        return latency;
    }

    QuantileSketch firstTokenForUpdate() {
        if (firstToken == null) {
            firstToken = spareFirstToken == null ? new QuantileSketch() : spareFirstToken;
        }
        return firstToken;
    }

    ScoreTable scoresForUpdate() {
        if (scores == null) {
            scores = spareScores == null ? new ScoreTable() : spareScores;
        }
        return scores;
    }

    public long calls() {
        return sums[CALLS];
    }

    /** Calls that ended so; see {@link #OUTCOMES}. */
    public long outcome(int index) {
        return sums[FIRST_OUTCOME + index];
    }

    /** Tokens of a bucket; see {@link #TOKEN_BUCKETS}. */
    public long tokens(int bucket) {
        return sums[FIRST_TOKENS + bucket];
    }

    /** Cost of the priced calls in nano-dollars. */
    public long costNanos() {
        return sums[COST];
    }

    public long pricedCalls() {
        return sums[PRICED];
    }

    public long unpricedCalls() {
        return sums[UNPRICED];
    }

    /**
     * Sum of the squared costs of the priced calls, in squared nano-dollars, exact; empty if some of the calls were counted by a
     * version that kept no squares.
     */
    public Optional<BigInteger> squaredCosts() {
        return squaredCosts.missing() == 0 ? Optional.of(squaredCosts.sum()) : Optional.empty();
    }

    /** What senders say their calls cost, in nano-dollars. */
    public long reportedCostNanos() {
        return sums[REPORTED_COST];
    }

    /** Version of the newest price list that the cost was computed with; 0 is the list that Plumbline comes with. */
    public long priceVersion() {
        return priceVersion;
    }

    /** Calls whose sender said what they cost. */
    public long reportedCostCalls() {
        return sums[REPORTED];
    }

    public long appCacheHits() {
        return sums[CACHE_HITS];
    }

    public long retries() {
        return sums[RETRIES];
    }

    public long guardrailBlocks() {
        return sums[BLOCKS];
    }

    /** Durations in microseconds; an empty sketch if no call had one. Not to be changed. */
    public QuantileSketch latency() {
        return latency == null ? new QuantileSketch() : latency;
    }

    /** Times to the first token in microseconds; an empty sketch if no call had one. Not to be changed. */
    public QuantileSketch firstToken() {
        return firstToken == null ? new QuantileSketch() : firstToken;
    }

    /** Scores by key, sorted; the map is a snapshot, the distributions are not to be changed. */
    public Map<ScoreKey, ScoreDistribution> scores() {
        return scores == null ? Map.of() : scores.asMap();
    }

    public int serializedSize() {
        return AggregateFormat.size(this);
    }

    /** Appends the canonical bytes: the same for the same calls, whatever the order of adding and merging. */
    public void writeTo(ByteBuffer out) {
        AggregateFormat.write(this, out);
    }

    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(serializedSize());
        writeTo(out);
        return out.array();
    }

    /**
     * Reads what {@link #writeTo} wrote and leaves the buffer behind it.
     *
     * @throws CorruptRollupException if the bytes are not an aggregate of a known version
     */
    public static Aggregate readFrom(ByteBuffer in) {
        Aggregate read = new Aggregate();
        try {
            read.mergeFrom(in);
        } catch (ArithmeticException e) {
            throw new CorruptRollupException("a score that stands twice", e);
        }
        return read;
    }

    /**
     * Reads an aggregate that fills the array.
     *
     * @throws CorruptRollupException if the bytes are not exactly one aggregate of a known version
     */
    public static Aggregate fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Aggregate aggregate = readFrom(in);
        if (in.hasRemaining()) {
            throw new CorruptRollupException(in.remaining() + " bytes after an aggregate");
        }
        return aggregate;
    }
}
