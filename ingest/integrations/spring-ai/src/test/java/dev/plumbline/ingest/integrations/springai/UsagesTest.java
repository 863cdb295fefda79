package dev.plumbline.ingest.integrations.springai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.client.TokenUsage;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.metadata.EmptyUsage;

class UsagesTest {
    @Test
    void shouldTakeMissingCountsAsZero() {
        assertThat(Usages.read(null, false)).isEqualTo(TokenUsage.of(0, 0));
        assertThat(Usages.read(new EmptyUsage(), false)).isEqualTo(TokenUsage.of(0, 0));
    }

    @Test
    void shouldSubtractCachedTokensFromInput() {
        assertThat(Usages.read(new DefaultUsage(100, 5, 105, null, 30L, 10L), false))
                .isEqualTo(TokenUsage.of(60, 5).withCacheRead(30).withCacheWrite(10, 0));
    }

    @Test
    void shouldNotSubtractWhereCachedTokensAreCountedApart() {
        boolean apart = Providers.countsCacheApart("anthropic");

        assertThat(Usages.read(new DefaultUsage(100, 5, 105, null, 30L, null), apart))
                .isEqualTo(TokenUsage.of(100, 5).withCacheRead(30));
    }

    @Test
    void shouldNotSubtractWhenCachedIsMoreThanInput() {
        assertThat(Usages.read(new DefaultUsage(10, 5, 15, null, 30L, null), false))
                .isEqualTo(TokenUsage.of(10, 5).withCacheRead(30));
    }
}
