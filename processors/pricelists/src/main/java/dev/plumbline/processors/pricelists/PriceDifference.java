package dev.plumbline.processors.pricelists;

import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.ServiceTier;
import dev.plumbline.processors.pricing.catalog.TokenPrices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What two lists say differently of one model at one tier and input length.
 *
 * @param provider the provider
 * @param model the id that a call names
 * @param tier the service tier
 * @param above the input length above which the prices hold
 * @param before the prices in the list that is held against; null if it has none
 * @param after the prices in the other list; null if it has none
 */
public record PriceDifference(
        String provider,
        String model,
        ServiceTier tier,
        long above,
        @Nullable TokenPrices before,
        @Nullable TokenPrices after) {

    /** What a list does to a model. */
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED;

        /** Lower case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Added, changed or removed. */
    public Kind kind() {
        if (before == null) {
            return Kind.ADDED;
        }
        return after == null ? Kind.REMOVED : Kind.CHANGED;
    }

    /** How much the price of a bucket changes, in percent with one decimal; empty if it has none on both sides. */
    public OptionalDouble percent(Bucket bucket) {
        long old = before == null ? TokenPrices.ABSENT : before.effective(bucket);
        long now = after == null ? TokenPrices.ABSENT : after.effective(bucket);
        if (old <= 0 || now < 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(BigDecimal.valueOf(now - old)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(old), 1, RoundingMode.HALF_EVEN)
                .doubleValue());
    }
}
