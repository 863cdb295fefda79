package dev.plumbline.processors.query.state;

import java.time.Instant;

/**
 * What was used of a model that has no price.
 *
 * @param provider as reported
 * @param model the model that served the calls, else the one asked for
 * @param tier the service tier, as reported; empty for standard
 * @param reason why there is no price, for example {@code unknown_model}
 * @param calls its calls
 * @param inputTokens all prompt tokens, cached and audio ones included
 * @param outputTokens all answer tokens, reasoning and audio included
 * @param newest start of its newest call
 */
public record UnpricedUsage(
        String provider,
        String model,
        String tier,
        String reason,
        long calls,
        long inputTokens,
        long outputTokens,
        Instant newest) {}
