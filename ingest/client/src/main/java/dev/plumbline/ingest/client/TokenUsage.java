package dev.plumbline.ingest.client;

import dev.plumbline.schemas.records.Usage;

/**
 * Tokens of one call in disjoint buckets: every token is in exactly one. Providers that count cached tokens within the
 * input, or reasoning within the output, must be subtracted first. Immutable.
 *
 * @param input prompt tokens, cached and audio excluded
 * @param cacheRead prompt tokens served from a prompt cache
 * @param cacheWrite5m prompt tokens written to a cache of about five minutes
 * @param cacheWrite1h prompt tokens written to a cache of about an hour
 * @param output answer tokens, reasoning and audio excluded
 * @param reasoning tokens of reasoning
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

    /** The usual case: plain text in, plain text out. */
    public static TokenUsage of(long input, long output) {
        return new TokenUsage(input, 0, 0, 0, output, 0, 0, 0);
    }

    /** The same with tokens read from a prompt cache. */
    public TokenUsage withCacheRead(long tokens) {
        return new TokenUsage(input, tokens, cacheWrite5m, cacheWrite1h, output, reasoning, audioInput, audioOutput);
    }

    /** The same with tokens written to prompt caches of about five minutes and about an hour. */
    public TokenUsage withCacheWrite(long fiveMinutes, long oneHour) {
        return new TokenUsage(input, cacheRead, fiveMinutes, oneHour, output, reasoning, audioInput, audioOutput);
    }

    /** The same with tokens of reasoning. */
    public TokenUsage withReasoning(long tokens) {
        return new TokenUsage(input, cacheRead, cacheWrite5m, cacheWrite1h, output, tokens, audioInput, audioOutput);
    }

    /** The same with tokens that carry audio. */
    public TokenUsage withAudio(long in, long out) {
        return new TokenUsage(input, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning, in, out);
    }

    Usage toRecord() {
        return new Usage(input, cacheRead, cacheWrite5m, cacheWrite1h, output, reasoning, audioInput, audioOutput);
    }
}
