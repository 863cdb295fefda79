package dev.plumbline.processors.query.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.processors.rollups.Aggregate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Exact cost of the calls that have a price.
 *
 * @param nanos nano-dollars, as text because JSON numbers lose digits
 * @param usd the same in dollars with nine decimals
 * @param pricedCalls calls that the cost is made of
 * @param unpricedCalls calls without a known price; they are not in the cost, so it is a lower bound when there are any
 * @param priceVersion version of the newest price list behind the cost: when it was published, microseconds since the epoch;
 *     0 is the list that Plumbline comes with
 * @param nanosPer1kCalls cost of a thousand priced calls, rounded half to even; null when no call is priced
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Money(
        String nanos,
        String usd,
        long pricedCalls,
        long unpricedCalls,
        long priceVersion,
        @Nullable String nanosPer1kCalls) {

    /** The cost that an aggregate holds. */
    static Money of(Aggregate aggregate) {
        long nanos = aggregate.costNanos();
        return new Money(
                Long.toString(nanos),
                usd(nanos),
                aggregate.pricedCalls(),
                aggregate.unpricedCalls(),
                aggregate.priceVersion(),
                per1k(nanos, aggregate.pricedCalls()));
    }

    /** Dollars with nine decimals. */
    public static String usd(long nanos) {
        return BigDecimal.valueOf(nanos, 9).toPlainString();
    }

    private static @Nullable String per1k(long nanos, long calls) {
        if (calls == 0) {
            return null;
        }
        return BigDecimal.valueOf(nanos)
                .multiply(BigDecimal.valueOf(1_000))
                .divide(BigDecimal.valueOf(calls), 0, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
