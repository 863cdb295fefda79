package dev.plumbline.processors.pricing;

/**
 * What decides the cost of a call.
 *
 * @param provider who served it, as reported; empty if unknown
 * @param servedModel the model that answered; empty if unknown
 * @param requestedModel the model that was asked for; used when the served one is empty or not in the book
 * @param serviceTier the tier it was billed at, as reported; empty is standard
 * @param eventTimeMicros when the call started, in microseconds since 1970-01-01T00:00:00Z; decides the dated price
 * @param usage its tokens
 */
public record PricingRequest(
        String provider,
        String servedModel,
        String requestedModel,
        String serviceTier,
        long eventTimeMicros,
        TokenUsage usage) {}
