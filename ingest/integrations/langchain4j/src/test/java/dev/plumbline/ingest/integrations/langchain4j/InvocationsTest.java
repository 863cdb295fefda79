package dev.plumbline.ingest.integrations.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.plumbline.ingest.integrations.fixtures.PublishedCalls;
import dev.plumbline.schemas.records.LlmCall;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvocationsTest {
    private final PublishedCalls calls = new PublishedCalls();
    private final AtomicLong nanos = new AtomicLong();
    private final Invocations invocations =
            new Invocations(calls.client, "other", FeatureNaming.INTERFACE_AND_METHOD, nanos::get);

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void shouldKeepHeldCallUntilItsRunEnds() {
        InvocationContext run = run();
        invocations.of(run).hold(calls.client.call("chat"));
        assertThat(calls.client.stats().attempted()).isZero();

        invocations.end(run);

        assertThat(calls.client.stats().attempted()).isEqualTo(1);
    }

    @Test
    void shouldPublishCallOfAbandonedRunAfterAMinute() {
        invocations.of(run()).hold(calls.client.call("chat"));
        nanos.addAndGet(Invocations.IDLE.toNanos());

        invocations.of(run());

        assertThat(calls.client.stats().attempted()).isEqualTo(1);
    }

    @Test
    void shouldPublishEldestWhenTooManyAreOpen() {
        invocations.of(run()).hold(calls.client.call("chat"));

        for (int i = 0; i < Invocations.MAX_OPEN; i++) {
            invocations.of(run());
        }

        assertThat(calls.client.stats().attempted()).isEqualTo(1);
    }

    @Test
    void shouldPublishAllThatIsHeldAtClose() {
        invocations.of(run()).hold(calls.client.call("chat"));

        invocations.releaseAll();

        assertThat(calls.all()).extracting(LlmCall::getFeature).containsExactly("chat");
    }

    @Test
    void shouldKeepNoMoreVerdictsThanACallMayCarry() {
        InvocationContext run = run();
        invocations.of(run).hold(calls.client.call("chat"));
        for (int i = 0; i < 40; i++) {
            invocations.of(run).verdict("guardrail-" + i, "success", false);
        }

        invocations.end(run);

        assertThat(calls.only().getGuardrails()).hasSize(32);
    }

    @Test
    void shouldNotThrowWhenContextsAreEmpty() {
        var listener = LangChain4jTelemetry.of(calls.client, "other").modelListener();

        listener.onRequest(new BrokenRequest());
        listener.onResponse(null);
        listener.onError(null);

        assertThat(calls.client.stats().attempted()).isZero();
    }

    private static InvocationContext run() {
        return InvocationContext.builder()
                .invocationId(UUID.randomUUID())
                .interfaceName("org.example.Desk")
                .methodName("answer")
                .build();
    }

    private static final class BrokenRequest extends ChatModelRequestContext {
        BrokenRequest() {
            super(ChatRequest.builder().messages(UserMessage.from("Hi")).build(), null, new HashMap<>());
        }

        @Override
        public ChatRequest chatRequest() {
            throw new NoSuchMethodError("another version");
        }
    }
}
