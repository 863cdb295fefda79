package dev.plumbline.ingest.integrations.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.plumbline.ingest.integrations.fixtures.Completions;
import dev.plumbline.ingest.integrations.fixtures.FakeModelServer;
import dev.plumbline.ingest.integrations.fixtures.PublishedCalls;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatModelTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Duration timeout = Duration.ofSeconds(30);
    private final FakeModelServer server = new FakeModelServer();
    private final PublishedCalls calls = new PublishedCalls();
    private final AtomicLong nanos = new AtomicLong();
    private final LangChain4jTelemetry telemetry = new LangChain4jTelemetry(
            calls.client,
            "support-chat",
            FeatureNaming.INTERFACE_AND_METHOD,
            () -> NOW,
            () -> nanos.getAndAdd(250_000_000));

    @AfterEach
    void close() {
        calls.close();
        server.close();
    }

    @Test
    void shouldPublishAnsweredCall() {
        server.answer(Completions.text("Hello", "stop"));

        assertThat(model().chat("Hi")).isEqualTo("Hello");

        LlmCall call = calls.only();
        assertThat(call.getTenant()).isEqualTo("acme");
        assertThat(call.getFeature()).isEqualTo("support-chat");
        assertThat(call.getProvider()).isEqualTo("openai");
        assertThat(call.getRequestedModel()).isEqualTo("gpt-4o");
        assertThat(call.getServedModel()).isEqualTo("gpt-4o-2024-08-06");
        assertThat(call.getSystemFingerprint()).isEqualTo("fp_1");
        assertThat(call.getServiceTier()).isEqualTo("flex");
        assertThat(call.getOutcome()).isEqualTo(Outcome.OK);
        assertThat(call.getFinishReason()).isEqualTo("stop");
    }

    @Test
    void shouldSplitUsageIntoDisjointBuckets() {
        server.answer(Completions.text("Hello", "stop"));

        model().chat("Hi");

        assertThat(calls.only().getUsage()).isEqualTo(new Usage(70L, 30L, 0L, 0L, 30L, 20L, 0L, 0L));
    }

    @Test
    void shouldTakeTimesFromRequestToResponse() {
        server.answer(Completions.text("Hello", "stop"));

        model().chat("Hi");

        LlmCall call = calls.only();
        assertThat(call.getStartedAtMicros()).isEqualTo(NOW.getEpochSecond() * 1_000_000);
        assertThat(call.getDurationMicros()).isEqualTo(250_000);
    }

    @Test
    void shouldNeverPublishText() {
        server.answer(Completions.text("the secret answer", "stop"));

        model().chat("the secret question");

        assertThat(calls.only().toString()).doesNotContain("secret");
    }

    @Test
    void shouldMarkFilteredAnswer() {
        server.answer(Completions.text("", "content_filter"));

        model().chat("Hi");

        LlmCall call = calls.only();
        assertThat(call.getOutcome()).isEqualTo(Outcome.FILTERED);
        assertThat(call.getFinishReason()).isEqualTo("content_filter");
    }

    @Test
    void shouldMarkRateLimit() {
        server.fail(429);

        assertThatThrownBy(() -> model().chat("Hi")).isInstanceOf(RateLimitException.class);

        LlmCall call = calls.only();
        assertThat(call.getOutcome()).isEqualTo(Outcome.RATE_LIMITED);
        assertThat(call.getErrorType()).isEqualTo("429");
        assertThat(call.getRequestedModel()).isEqualTo("gpt-4o");
        assertThat(call.getDurationMicros()).isEqualTo(250_000);
    }

    @Test
    void shouldMarkServerError() {
        server.fail(500);

        assertThatThrownBy(() -> model().chat("Hi")).isInstanceOf(RuntimeException.class);

        LlmCall call = calls.only();
        assertThat(call.getOutcome()).isEqualTo(Outcome.ERROR);
        assertThat(call.getErrorType()).isEqualTo("500");
    }

    @Test
    void shouldMarkTimeout() {
        server.staySilent();
        timeout = Duration.ofMillis(300);

        assertThatThrownBy(() -> model().chat("Hi")).isInstanceOf(TimeoutException.class);

        LlmCall call = calls.only();
        assertThat(call.getOutcome()).isEqualTo(Outcome.TIMEOUT);
        assertThat(call.getErrorType()).contains("Timeout");
    }

    @Test
    void shouldNotHurtApplicationWhenClientIsClosed() {
        calls.close();
        server.answer(Completions.text("Hello", "stop"));

        assertThat(model().chat("Hi")).isEqualTo("Hello");
        assertThat(calls.client.stats().dropped()).isEqualTo(1);
    }

    private ChatModel model() {
        return OpenAiChatModel.builder()
                .baseUrl(server.url())
                .apiKey("none")
                .modelName("gpt-4o")
                .timeout(timeout)
                .maxRetries(0)
                .listeners(List.of(telemetry.modelListener()))
                .build();
    }
}
