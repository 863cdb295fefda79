package dev.plumbline.processors.pricing;

/** Either what a call costs or why that is not known. */
public sealed interface PricingResult {

    /**
     * A cost.
     *
     * @param costNanos nano-dollars (10⁻⁹ USD), rounded once from exact pico-dollars, half to even
     * @param priceId the price line that applied: {@code provider/model/tier/from/above}
     * @param priceVersion the version of the price list
     */
    record Priced(long costNanos, String priceId, String priceVersion) implements PricingResult {}

    /**
     * No cost.
     *
     * @param reason why
     * @param subject what is missing: the provider, model, tier or bucket
     */
    record Unpriced(UnpricedReason reason, String subject) implements PricingResult {}
}
