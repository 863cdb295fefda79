package dev.plumbline.ingest.integrations.springai;

import dev.plumbline.ingest.client.TokenUsage;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.Usage;

/**
 * Turns a response's token counts into disjoint buckets. A part that is larger than its whole is not subtracted. The
 * time to live of a cache write is not told; five minutes is the default.
 */
final class Usages {
    private Usages() {}

    /** Reads the counts; {@code cacheApart} if the input excludes cached tokens. */
    static TokenUsage read(@Nullable Usage usage, boolean cacheApart) {
        if (usage == null) {
            return TokenUsage.of(0, 0);
        }
        long cached = count(usage.getCacheReadInputTokens());
        long written = count(usage.getCacheWriteInputTokens());
        long reasoning = reasoning(usage.getNativeUsage());
        long input = count(usage.getPromptTokens());
        return TokenUsage.of(
                        cacheApart ? input : without(input, cached + written),
                        without(count(usage.getCompletionTokens()), reasoning))
                .withCacheRead(cached)
                .withCacheWrite(written, 0)
                .withReasoning(reasoning);
    }

    private static long reasoning(@Nullable Object counts) {
        if (counts == null || !counts.getClass().getName().equals("com.openai.models.completions.CompletionUsage")) {
            return 0;
        }
        return OpenAiDetails.reasoning(counts);
    }

    private static long without(long whole, long part) {
        return part > whole ? whole : whole - part;
    }

    private static long count(@Nullable Number tokens) {
        return tokens == null ? 0 : tokens.longValue();
    }
}
