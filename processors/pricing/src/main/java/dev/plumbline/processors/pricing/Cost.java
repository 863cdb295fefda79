package dev.plumbline.processors.pricing;

import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.TokenPrices;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The arithmetic: exact pico-dollars, then one rounding to nano-dollars. */
final class Cost {

    private static final Bucket[] BUCKETS = Bucket.values();
    private static final int PICOS_PER_NANO = 1_000;

    private Cost() {}

    /** The first bucket that has tokens but no price, or null. */
    static @Nullable Bucket firstWithoutPrice(TokenPrices prices, TokenUsage usage) {
        for (Bucket bucket : BUCKETS) {
            if (usage.tokens(bucket) > 0 && prices.effective(bucket) < 0) {
                return bucket;
            }
        }
        return null;
    }

    /**
     * Nano-dollars, half to even. Every bucket with tokens must have a price.
     *
     * @throws ArithmeticException if the cost exceeds 63 bits
     */
    static long nanos(TokenPrices prices, TokenUsage usage) {
        long picos = 0;
        for (Bucket bucket : BUCKETS) {
            long tokens = usage.tokens(bucket);
            if (tokens > 0) {
                long price = prices.effective(bucket);
                long product = tokens * price;
                picos += product;
                if (Math.multiplyHigh(tokens, price) != 0 || product < 0 || picos < 0) {
                    return exactNanos(prices, usage);
                }
            }
        }
        return roundHalfEven(picos);
    }

    private static long roundHalfEven(long picos) {
        long nanos = picos / PICOS_PER_NANO;
        long twice = 2 * (picos % PICOS_PER_NANO);
        boolean up = twice > PICOS_PER_NANO || (twice == PICOS_PER_NANO && (nanos & 1) == 1);
        return up ? nanos + 1 : nanos;
    }

    private static long exactNanos(TokenPrices prices, TokenUsage usage) {
        return new BigDecimal(picos(prices, usage))
                .divide(BigDecimal.valueOf(PICOS_PER_NANO), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    /** Exact pico-dollars. Every bucket with tokens must have a price. */
    static BigInteger picos(TokenPrices prices, TokenUsage usage) {
        BigInteger sum = BigInteger.ZERO;
        for (Bucket bucket : BUCKETS) {
            long tokens = usage.tokens(bucket);
            if (tokens > 0) {
                sum = sum.add(BigInteger.valueOf(tokens).multiply(BigInteger.valueOf(prices.effective(bucket))));
            }
        }
        return sum;
    }
}
