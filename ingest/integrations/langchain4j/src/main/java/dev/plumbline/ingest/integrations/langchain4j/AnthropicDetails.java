package dev.plumbline.ingest.integrations.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.plumbline.ingest.client.TokenUsage;

/** What only Anthropic's responses say. Needs the module {@code langchain4j-anthropic}. */
final class AnthropicDetails {
    private AnthropicDetails() {}

    /** Input excludes cached tokens. The time to live of a cache write is not told; five minutes is the default. */
    static TokenUsage usage(dev.langchain4j.model.output.TokenUsage usage) {
        AnthropicTokenUsage details = (AnthropicTokenUsage) usage;
        return TokenUsage.of(Usages.count(details.inputTokenCount()), Usages.count(details.outputTokenCount()))
                .withCacheRead(Usages.count(details.cacheReadInputTokens()))
                .withCacheWrite(Usages.count(details.cacheCreationInputTokens()), 0);
    }
}
