package dev.plumbline.ingest.integrations.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.plumbline.ingest.client.TokenUsage;
import org.junit.jupiter.api.Test;

class UsagesTest {
    @Test
    void shouldTakeMissingCountsAsZero() {
        assertThat(Usages.read(null)).isEqualTo(TokenUsage.of(0, 0));
        assertThat(Usages.read(new dev.langchain4j.model.output.TokenUsage())).isEqualTo(TokenUsage.of(0, 0));
        assertThat(Usages.read(OpenAiTokenUsage.builder().build())).isEqualTo(TokenUsage.of(0, 0));
    }

    @Test
    void shouldReadPlainCounts() {
        assertThat(Usages.read(new dev.langchain4j.model.output.TokenUsage(7, 3)))
                .isEqualTo(TokenUsage.of(7, 3));
    }

    @Test
    void shouldAddCachedTokensOfAnthropic() {
        AnthropicTokenUsage usage = AnthropicTokenUsage.builder()
                .inputTokenCount(10)
                .outputTokenCount(5)
                .cacheReadInputTokens(100)
                .cacheCreationInputTokens(40)
                .build();

        assertThat(Usages.read(usage))
                .isEqualTo(TokenUsage.of(10, 5).withCacheRead(100).withCacheWrite(40, 0));
    }

    @Test
    void shouldNotSubtractWhenCachedIsMoreThanInput() {
        OpenAiTokenUsage usage = OpenAiTokenUsage.builder()
                .inputTokenCount(10)
                .inputTokensDetails(OpenAiTokenUsage.InputTokensDetails.builder()
                        .cachedTokens(30)
                        .build())
                .outputTokenCount(5)
                .build();

        assertThat(Usages.read(usage)).isEqualTo(TokenUsage.of(10, 5).withCacheRead(30));
    }
}
