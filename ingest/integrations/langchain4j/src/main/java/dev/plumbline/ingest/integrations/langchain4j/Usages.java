package dev.plumbline.ingest.integrations.langchain4j;

import dev.plumbline.ingest.client.TokenUsage;
import org.jspecify.annotations.Nullable;

/**
 * Turns a response's token counts into disjoint buckets. Providers' own classes are told apart by name, because their
 * modules may be absent; what is read from them lies in a class of its own, loaded only when it is needed.
 */
final class Usages {
    private Usages() {}

    static TokenUsage read(dev.langchain4j.model.output.@Nullable TokenUsage usage) {
        if (usage == null) {
            return TokenUsage.of(0, 0);
        }
        return switch (usage.getClass().getName()) {
            case "dev.langchain4j.model.openai.OpenAiTokenUsage" -> OpenAiDetails.usage(usage);
            case "dev.langchain4j.model.anthropic.AnthropicTokenUsage" -> AnthropicDetails.usage(usage);
            default -> TokenUsage.of(count(usage.inputTokenCount()), count(usage.outputTokenCount()));
        };
    }

    static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }
}
