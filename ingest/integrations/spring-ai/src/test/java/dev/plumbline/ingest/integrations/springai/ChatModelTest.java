package dev.plumbline.ingest.integrations.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plumbline.ingest.integrations.fixtures.Completions;
import dev.plumbline.ingest.integrations.fixtures.FakeModelServer;
import dev.plumbline.ingest.integrations.fixtures.PublishedCalls;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.Usage;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

class ChatModelTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Duration timeout = Duration.ofSeconds(30);
    private final FakeModelServer server = new FakeModelServer();
    private final PublishedCalls calls = new PublishedCalls();
    private final AtomicLong nanos = new AtomicLong();
    private final ObservationRegistry observations = ObservationRegistry.create();

    @BeforeEach
    void observe() {
        observations
                .observationConfig()
                .observationHandler(new ChatCallHandler(
                        calls.client, "support-chat", () -> NOW, () -> nanos.getAndAdd(250_000_000)));
    }

    @AfterEach
    void close() {
        calls.close();
        server.close();
    }

    @Test
    void shouldPublishAnsweredCall() {
        server.answer(Completions.text("Hello", "stop"));

        assertThat(model().call("Hi")).isEqualTo("Hello");

        LlmCall call = calls.only();
        assertThat(call.getTenant()).isEqualTo("acme");
        assertThat(call.getFeature()).isEqualTo("support-chat");
        assertThat(call.getProvider()).isEqualTo("openai");
        assertThat(call.getRequestedModel()).isEqualTo("gpt-4o");
        assertThat(call.getServedModel()).isEqualTo("gpt-4o-2024-08-06");
        assertThat(call.getOutcome()).isEqualTo(Outcome.OK);
        assertThat(call.getFinishReason()).isEqualTo("stop");
        assertThat(call.getUsage()).isEqualTo(new Usage(70L, 30L, 0L, 0L, 30L, 20L, 0L, 0L));
        assertThat(call.getStartedAtMicros()).isEqualTo(NOW.getEpochSecond() * 1_000_000);
        assertThat(call.getDurationMicros()).isEqualTo(250_000);
    }

    @Test
    void shouldNeverPublishText() {
        server.answer(Completions.text("the secret answer", "stop"));

        model().call("the secret question");

        assertThat(calls.only().toString()).doesNotContain("secret");
    }

    @Test
    void shouldTakeFeatureFromObservationAround() {
        server.answer(Completions.text("Hello", "stop"));
        ChatClient chat = ChatClient.builder(model(), observations, null, null).build();

        Observation.createNotStarted("support", observations)
                .lowCardinalityKeyValue(Features.KEY, "refunds")
                .observe(() -> chat.prompt("Hi").call().content());

        assertThat(calls.only().getFeature()).isEqualTo("refunds");
    }

    @Test
    void shouldMarkFilteredAnswer() {
        server.answer(Completions.text("", "content_filter"));

        model().call("Hi");

        assertThat(calls.only().getOutcome()).isEqualTo(Outcome.FILTERED);
    }

    @Test
    void shouldPublishStreamWhenItEnds() {
        server.stream(Completions.chunks("Hello"));

        assertThat(model().stream("Hi").collectList().block(Duration.ofSeconds(30)))
                .contains("Hello");

        LlmCall call = stopped();
        assertThat(call.getOutcome()).isEqualTo(Outcome.OK);
        assertThat(call.getServedModel()).isEqualTo("gpt-4o-2024-08-06");
        assertThat(call.getUsage().getInput() + call.getUsage().getCacheRead()).isEqualTo(100);
        assertThat(call.getUsage().getOutput() + call.getUsage().getReasoning()).isEqualTo(50);
    }

    @Test
    void shouldMarkRateLimitOfStream() {
        server.fail(429);

        assertThatThrownBy(() -> model().stream("Hi").blockLast(Duration.ofSeconds(30)))
                .isNotNull();

        assertThat(stopped().getOutcome()).isEqualTo(Outcome.RATE_LIMITED);
    }

    @Test
    void shouldMarkTimeoutOfStream() {
        server.staySilent();
        timeout = Duration.ofMillis(300);

        assertThatThrownBy(() -> model().stream("Hi").blockLast(Duration.ofSeconds(30)))
                .isNotNull();

        assertThat(stopped().getOutcome()).isEqualTo(Outcome.TIMEOUT);
    }

    @Test
    void shouldMarkStreamThatIsGivenUp() {
        server.staySilent();

        model().stream("Hi").subscribe().dispose();

        assertThat(stopped().getOutcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void shouldMarkRateLimit() {
        server.fail(429);

        assertThatThrownBy(() -> model().call("Hi")).isInstanceOf(RuntimeException.class);

        LlmCall call = calls.only();
        assertThat(call.getOutcome()).isEqualTo(Outcome.RATE_LIMITED);
        assertThat(call.getErrorType()).isEqualTo("429");
        assertThat(call.getRequestedModel()).isEqualTo("gpt-4o");
    }

    @Test
    void shouldMarkServerError() {
        server.fail(500);

        assertThatThrownBy(() -> model().call("Hi")).isInstanceOf(RuntimeException.class);

        LlmCall call = calls.only();
        assertThat(call.getOutcome()).isEqualTo(Outcome.ERROR);
        assertThat(call.getErrorType()).isEqualTo("500");
    }

    @Test
    void shouldMarkTimeout() {
        server.staySilent();
        timeout = Duration.ofMillis(300);

        assertThatThrownBy(() -> model().call("Hi")).isInstanceOf(RuntimeException.class);

        assertThat(calls.only().getOutcome()).isEqualTo(Outcome.TIMEOUT);
    }

    @Test
    void shouldNotHurtApplicationWhenDescribingFails() {
        ObservationRegistry broken = ObservationRegistry.create();
        broken.observationConfig().observationHandler(new ChatCallHandler(calls.client, "chat", () -> NOW, () -> {
            throw new IllegalStateException("no clock");
        }));
        server.answer(Completions.text("Hello", "stop"));

        assertThat(model(broken).call("Hi")).isEqualTo("Hello");
    }

    @Test
    void shouldNotHurtApplicationWhenClientIsClosed() {
        calls.close();
        server.answer(Completions.text("Hello", "stop"));

        assertThat(model().call("Hi")).isEqualTo("Hello");
        assertThat(calls.client.stats().dropped()).isEqualTo(1);
    }

    /** The observation of a stream stops just after its reader has heard of the end. */
    private LlmCall stopped() {
        await().until(() -> calls.client.stats().attempted() == 1);
        return calls.only();
    }

    private OpenAiChatModel model() {
        return model(observations);
    }

    private OpenAiChatModel model(ObservationRegistry registry) {
        return OpenAiChatModel.builder()
                .options(OpenAiChatOptions.builder()
                        .baseUrl(server.url())
                        .apiKey("none")
                        .model("gpt-4o")
                        .timeout(timeout)
                        .maxRetries(0)
                        .streamUsage(true)
                        .build())
                .observationRegistry(registry)
                .build();
    }
}
