package dev.plumbline.ingest.integrations.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.plumbline.ingest.client.CallBuilder;
import dev.plumbline.ingest.client.TokenUsage;

/** What only OpenAI's responses say. Needs the module {@code langchain4j-open-ai}. */
final class OpenAiDetails {
    private OpenAiDetails() {}

    static void fill(CallBuilder call, ChatResponseMetadata metadata) {
        OpenAiChatResponseMetadata details = (OpenAiChatResponseMetadata) metadata;
        call.systemFingerprint(details.systemFingerprint()).serviceTier(details.serviceTier());
    }

    /** Input includes cached tokens and output includes reasoning, unless a part is larger than its whole. */
    static TokenUsage usage(dev.langchain4j.model.output.TokenUsage usage) {
        OpenAiTokenUsage details = (OpenAiTokenUsage) usage;
        var in = details.inputTokensDetails();
        var out = details.outputTokensDetails();
        long cached = in == null ? 0 : Usages.count(in.cachedTokens());
        long reasoning = out == null ? 0 : Usages.count(out.reasoningTokens());
        long input = without(Usages.count(details.inputTokenCount()), cached);
        long output = without(Usages.count(details.outputTokenCount()), reasoning);
        return TokenUsage.of(input, output).withCacheRead(cached).withReasoning(reasoning);
    }

    private static long without(long whole, long part) {
        return part > whole ? whole : whole - part;
    }
}
