package dev.plumbline.ingest.integrations.springai;

import com.openai.models.completions.CompletionUsage;
import com.openai.models.completions.CompletionUsage.CompletionTokensDetails;

/** What only OpenAI's counts say. Needs OpenAI's library, hence loaded only when its counts are there. */
final class OpenAiDetails {
    private OpenAiDetails() {}

    static long reasoning(Object counts) {
        return ((CompletionUsage) counts)
                .completionTokensDetails()
                .flatMap(CompletionTokensDetails::reasoningTokens)
                .orElse(0L);
    }
}
