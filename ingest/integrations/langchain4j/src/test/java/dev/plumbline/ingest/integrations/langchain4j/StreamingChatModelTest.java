package dev.plumbline.ingest.integrations.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.plumbline.ingest.integrations.fixtures.Completions;
import dev.plumbline.ingest.integrations.fixtures.FakeModelServer;
import dev.plumbline.ingest.integrations.fixtures.PublishedCalls;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.Usage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamingChatModelTest {
    private Duration timeout = Duration.ofSeconds(30);
    private final FakeModelServer server = new FakeModelServer();
    private final PublishedCalls calls = new PublishedCalls();
    private final LangChain4jTelemetry telemetry = LangChain4jTelemetry.of(calls.client, "support-chat");

    @AfterEach
    void close() {
        calls.close();
        server.close();
    }

    @Test
    void shouldPublishStreamWhenItEnds() throws Exception {
        server.stream(Completions.chunks("Hello"));

        assertThat(ask().get(30, TimeUnit.SECONDS).aiMessage().text()).isEqualTo("Hello");

        LlmCall call = calls.only();
        assertThat(call.getServedModel()).isEqualTo("gpt-4o-2024-08-06");
        assertThat(call.getFinishReason()).isEqualTo("stop");
        assertThat(call.getUsage()).isEqualTo(new Usage(70L, 30L, 0L, 0L, 30L, 20L, 0L, 0L));
        assertThat(call.getDurationMicros()).isPositive();
    }

    @Test
    void shouldMarkRateLimitOfStream() {
        server.fail(429);

        assertThatThrownBy(() -> ask().get(30, TimeUnit.SECONDS)).hasMessageContaining("RateLimit");

        assertThat(calls.only().getOutcome()).isEqualTo(Outcome.RATE_LIMITED);
    }

    @Test
    void shouldMarkErrorOfStream() {
        server.fail(503);

        assertThatThrownBy(() -> ask().get(30, TimeUnit.SECONDS)).isNotNull();

        LlmCall call = calls.only();
        assertThat(call.getOutcome()).isEqualTo(Outcome.ERROR);
        assertThat(call.getErrorType()).isEqualTo("503");
    }

    @Test
    void shouldMarkTimeoutOfStream() {
        server.staySilent();
        timeout = Duration.ofMillis(300);

        assertThatThrownBy(() -> ask().get(30, TimeUnit.SECONDS)).hasMessageContaining("Timeout");

        assertThat(calls.only().getOutcome()).isEqualTo(Outcome.TIMEOUT);
    }

    private CompletableFuture<ChatResponse> ask() {
        CompletableFuture<ChatResponse> answer = new CompletableFuture<>();
        OpenAiStreamingChatModel.builder()
                .baseUrl(server.url())
                .apiKey("none")
                .modelName("gpt-4o")
                .timeout(timeout)
                .listeners(List.of(telemetry.modelListener()))
                .build()
                .chat("Hi", new StreamingChatResponseHandler() {
                    @Override
                    public void onCompleteResponse(ChatResponse response) {
                        answer.complete(response);
                    }

                    @Override
                    public void onError(Throwable error) {
                        answer.completeExceptionally(error);
                    }
                });
        return answer;
    }
}
