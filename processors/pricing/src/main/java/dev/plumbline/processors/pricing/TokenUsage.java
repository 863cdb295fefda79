package dev.plumbline.processors.pricing;

import dev.plumbline.processors.pricing.catalog.Bucket;

/**
 * The tokens of a call in disjoint buckets: every token is in exactly one of them.
 *
 * @param input prompt tokens neither read from nor written to a cache, audio excluded
 * @param cacheRead prompt tokens served from a cache
 * @param cacheWrite5m prompt tokens written to a cache kept for about five minutes
 * @param cacheWrite1h prompt tokens written to a cache kept for about an hour
 * @param output answer tokens, reasoning and audio excluded
 * @param reasoning tokens of reasoning that is billed but not shown
 * @param audioInput prompt tokens that carry audio
 * @param audioOutput answer tokens that carry audio
 */
public record TokenUsage(
        long input,
        long cacheRead,
        long cacheWrite5m,
        long cacheWrite1h,
        long output,
        long reasoning,
        long audioInput,
        long audioOutput) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public TokenUsage {
        if ((input | cacheRead | cacheWrite5m | cacheWrite1h | output | reasoning | audioInput | audioOutput) < 0) {
            throw new IllegalArgumentException("token counts must not be negative");
        }
    }

    /** A call with nothing but plain prompt and answer tokens. */
    public static TokenUsage of(long input, long output) {
        return new TokenUsage(input, 0, 0, 0, output, 0, 0, 0);
    }

    long tokens(Bucket bucket) {
        return switch (bucket) {
            case INPUT -> input;
            case CACHE_READ -> cacheRead;
            case CACHE_WRITE_5M -> cacheWrite5m;
            case CACHE_WRITE_1H -> cacheWrite1h;
            case OUTPUT -> output;
            case REASONING -> reasoning;
            case AUDIO_INPUT -> audioInput;
            case AUDIO_OUTPUT -> audioOutput;
        };
    }

    /** All prompt tokens, which decide the price tier by input length; the largest long if they exceed it. */
    long inputLength() {
        long text = saturated(saturated(input, cacheRead), saturated(cacheWrite5m, cacheWrite1h));
        return saturated(text, audioInput);
    }

    private static long saturated(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
