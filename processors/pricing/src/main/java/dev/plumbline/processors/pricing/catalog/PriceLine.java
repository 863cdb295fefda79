package dev.plumbline.processors.pricing.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a price list: what a model's tokens cost under a condition.
 *
 * @param key model and condition
 * @param prices the prices
 * @param source the key of the source that the line was taken from
 */
public record PriceLine(Key key, TokenPrices prices, String source) {

    /**
     * The condition. Two lines with equal keys contradict each other in one list, and correct each other across lists.
     *
     * @param provider the provider's id
     * @param model the model's id in the list
     * @param from when the price took effect, inclusive; null if it has always been so
     * @param hours the part of the day in which it holds; null if all day
     * @param tier the service tier
     * @param above holds for requests with more input tokens than this, cached and audio included; 0 for all
     */
    public record Key(
            String provider,
            String model,
            @Nullable Instant from,
            @Nullable DailyHours hours,
            ServiceTier tier,
            long above) {

        /**
         * Checks the threshold.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Key {
            if (above < 0) {
                throw new IllegalArgumentException("above must not be negative: " + above);
            }
        }
    }
}
