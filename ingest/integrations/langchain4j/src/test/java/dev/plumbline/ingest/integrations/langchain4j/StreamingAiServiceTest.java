package dev.plumbline.ingest.integrations.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import dev.plumbline.ingest.integrations.fixtures.Completions;
import dev.plumbline.ingest.integrations.fixtures.FakeModelServer;
import dev.plumbline.ingest.integrations.fixtures.PublishedCalls;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamingAiServiceTest {
    interface Desk {
        TokenStream answer(String question);
    }

    private final FakeModelServer server = new FakeModelServer();
    private final PublishedCalls calls = new PublishedCalls();
    private final LangChain4jTelemetry telemetry =
            LangChain4jTelemetry.of(calls.client, "other", (type, method) -> "support-chat");

    @AfterEach
    void close() {
        calls.close();
        server.close();
    }

    @Test
    void shouldNameStreamAndPublishItAtItsEnd() throws Exception {
        server.stream(Completions.chunks("Hello"));

        assertThat(ask().get(30, TimeUnit.SECONDS)).isEqualTo("Hello");

        LlmCall call = calls.only();
        assertThat(call.getFeature()).isEqualTo("support-chat");
        assertThat(call.getUsage().getCacheRead()).isEqualTo(30);
    }

    @Test
    void shouldNameFailedStream() throws Exception {
        server.fail(429);

        assertThat(ask().get(30, TimeUnit.SECONDS)).isEqualTo("failed");

        LlmCall call = calls.only();
        assertThat(call.getFeature()).isEqualTo("support-chat");
        assertThat(call.getOutcome()).isEqualTo(Outcome.RATE_LIMITED);
    }

    private CompletableFuture<String> ask() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        AiServices.builder(Desk.class)
                .streamingChatModel(OpenAiStreamingChatModel.builder()
                        .baseUrl(server.url())
                        .apiKey("none")
                        .modelName("gpt-4o")
                        .listeners(List.of(telemetry.modelListener()))
                        .build())
                .registerListeners(telemetry.serviceListeners())
                .build()
                .answer("Hi")
                .onPartialResponse(part -> {})
                .onCompleteResponse(
                        response -> answer.complete(response.aiMessage().text()))
                .onError(error -> answer.complete("failed"))
                .start();
        return answer;
    }
}
