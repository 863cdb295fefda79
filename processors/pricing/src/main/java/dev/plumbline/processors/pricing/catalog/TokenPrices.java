package dev.plumbline.processors.pricing.catalog;

import java.util.Arrays;
import java.util.Map;

/**
 * What a token of each bucket costs, in pico-dollars (10⁻¹² USD). A dollar per million tokens is 1,000,000
 * pico-dollars a token.
 *
 * <p>A bucket without a price of its own takes, where one exists:
 *
 * <ul>
 *   <li>cache read: the input price, since a provider that sells no discount bills such tokens as input;
 *   <li>cache write: the input price, if neither kind of cache write has a price. If only the other kind has one, the
 *       provider charges for writing and the price is unknown;
 *   <li>reasoning: the output price;
 *   <li>input, output and audio: nothing. They are never guessed.
 * </ul>
 *
 * Immutable.
 */
public final class TokenPrices {

    /** No price of its own; the rules above apply. */
    public static final long ABSENT = -1;

    /** Known to have a price that is not in the list; the rules above do not apply. */
    public static final long UNKNOWN = -2;

    /** A thousand dollars a token. Below it, a cost fits 128 bits whatever the number of tokens. */
    public static final long MAX_PICOS = 1_000_000_000_000_000L;

    private final long[] own;
    private final long[] effective;

    private TokenPrices(long[] own) {
        this.own = own;
        effective = own.clone();
        fallBack(Bucket.CACHE_READ, Bucket.INPUT);
        if (absent(Bucket.CACHE_WRITE_5M) && absent(Bucket.CACHE_WRITE_1H)) {
            fallBack(Bucket.CACHE_WRITE_5M, Bucket.INPUT);
            fallBack(Bucket.CACHE_WRITE_1H, Bucket.INPUT);
        }
        fallBack(Bucket.REASONING, Bucket.OUTPUT);
    }

    /**
     * Prices of their own by bucket; buckets left out are {@link #ABSENT}.
     *
     * @throws IllegalArgumentException if a price is below 0 (other than the two markers) or above {@link #MAX_PICOS}
     */
    public static TokenPrices of(Map<Bucket, Long> picos) {
        long[] own = new long[Bucket.values().length];
        Arrays.fill(own, ABSENT);
        picos.forEach((bucket, price) -> {
            if (price < UNKNOWN || price > MAX_PICOS) {
                throw new IllegalArgumentException(bucket.label() + " price is out of range: " + price);
            }
            own[bucket.ordinal()] = price;
        });
        return new TokenPrices(own);
    }

    private boolean absent(Bucket bucket) {
        return own[bucket.ordinal()] == ABSENT;
    }

    private void fallBack(Bucket bucket, Bucket to) {
        if (absent(bucket)) {
            effective[bucket.ordinal()] = own[to.ordinal()];
        }
    }

    /** The price in the list, in pico-dollars a token, or {@link #ABSENT} or {@link #UNKNOWN}. */
    public long own(Bucket bucket) {
        return own[bucket.ordinal()];
    }

    /** The price that applies after the rules above, in pico-dollars a token; negative if there is none. */
    public long effective(Bucket bucket) {
        return effective[bucket.ordinal()];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenPrices that && Arrays.equals(own, that.own);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(own);
    }

    @Override
    public String toString() {
        return Arrays.toString(own);
    }
}
