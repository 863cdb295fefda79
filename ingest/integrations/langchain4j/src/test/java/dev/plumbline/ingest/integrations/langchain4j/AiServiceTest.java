package dev.plumbline.ingest.integrations.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailException;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.service.AiServices;
import dev.plumbline.ingest.integrations.fixtures.Completions;
import dev.plumbline.ingest.integrations.fixtures.FakeModelServer;
import dev.plumbline.ingest.integrations.fixtures.PublishedCalls;
import dev.plumbline.schemas.records.GuardrailVerdict;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AiServiceTest {
    interface Desk {
        String answer(String question);
    }

    static final class NoSecrets implements InputGuardrail {
        @Override
        public InputGuardrailResult validate(UserMessage message) {
            return message.singleText().contains("secret") ? fatal("told a secret") : success();
        }
    }

    static final class NoShouting implements OutputGuardrail {
        @Override
        public OutputGuardrailResult validate(AiMessage answer) {
            return answer.text().equals("LOUD") ? reprompt("shouted", "Say it quietly") : success();
        }
    }

    static final class Tools {
        @Tool("the time")
        String time() {
            return "noon";
        }
    }

    private final FakeModelServer server = new FakeModelServer();
    private final PublishedCalls calls = new PublishedCalls();
    private final LangChain4jTelemetry telemetry = LangChain4jTelemetry.of(calls.client, "other");

    @AfterEach
    void close() {
        calls.close();
        server.close();
    }

    @Test
    void shouldNameFeatureAfterInterfaceAndMethod() {
        server.answer(Completions.text("Hello", "stop"));

        assertThat(service().build().answer("Hi")).isEqualTo("Hello");

        LlmCall call = calls.only();
        assertThat(call.getFeature()).isEqualTo("Desk.answer");
        assertThat(call.getUsage().getReasoning()).isEqualTo(20);
        assertThat(call.getGuardrails()).isEmpty();
    }

    @Test
    void shouldNotNameOtherCallsOnSameThread() {
        server.answer(Completions.text("Hello", "stop")).answer(Completions.text("Hello", "stop"));

        service().build().answer("Hi");
        model(telemetry).chat("Hi");

        assertThat(calls.all()).extracting(LlmCall::getFeature).containsExactly("Desk.answer", "other");
    }

    @Test
    void shouldNotNameLaterCallWhenModelOfServiceHasNoListener() {
        server.answer(Completions.text("Hello", "stop")).answer(Completions.text("Hello", "stop"));

        AiServices.builder(Desk.class)
                .chatModel(openAi().build())
                .registerListeners(telemetry.serviceListeners())
                .build()
                .answer("Hi");
        model(telemetry).chat("Hi");

        assertThat(calls.only().getFeature()).isEqualTo("other");
    }

    @Test
    void shouldPublishEachCallOfToolLoop() {
        server.answer(Completions.toolCall("time")).answer(Completions.text("Noon", "stop"));

        service().tools(new Tools()).build().answer("What time is it?");

        assertThat(calls.all())
                .extracting(LlmCall::getFinishReason, LlmCall::getFeature)
                .containsExactly(tuple("tool_calls", "Desk.answer"), tuple("stop", "Desk.answer"));
    }

    @Test
    void shouldAddVerdictsOfInputAndOutputGuardrails() {
        server.answer(Completions.text("LOUD", "stop")).answer(Completions.text("quiet", "stop"));

        String answer = service()
                .inputGuardrails(new NoSecrets())
                .outputGuardrails(new NoShouting())
                .build()
                .answer("Hi");

        assertThat(answer).isEqualTo("quiet");
        assertThat(calls.all())
                .extracting(LlmCall::getGuardrails)
                .containsExactly(
                        List.of(
                                new GuardrailVerdict("NoSecrets", "success", false),
                                new GuardrailVerdict("NoShouting", "fatal", true)),
                        List.of(new GuardrailVerdict("NoShouting", "success", false)));
    }

    @Test
    void shouldPublishFilteredCallWhenInputGuardrailBlocks() {
        Desk desk = service().inputGuardrails(new NoSecrets()).build();

        assertThatThrownBy(() -> desk.answer("a secret")).isInstanceOf(InputGuardrailException.class);

        LlmCall call = calls.only();
        assertThat(call.getOutcome()).isEqualTo(Outcome.FILTERED);
        assertThat(call.getFeature()).isEqualTo("Desk.answer");
        assertThat(call.getRequestedModel()).isEqualTo("gpt-4o");
        assertThat(call.getUsage().getInput()).isZero();
        assertThat(call.getGuardrails()).containsExactly(new GuardrailVerdict("NoSecrets", "fatal", true));
        assertThat(call.toString()).doesNotContain("a secret");
    }

    @Test
    void shouldPublishFailedCallOnce() {
        server.fail(429);
        Desk desk = service().inputGuardrails(new NoSecrets()).build();

        assertThatThrownBy(() -> desk.answer("Hi")).isInstanceOf(RuntimeException.class);

        LlmCall call = calls.only();
        assertThat(call.getOutcome()).isEqualTo(Outcome.RATE_LIMITED);
        assertThat(call.getFeature()).isEqualTo("Desk.answer");
        assertThat(call.getGuardrails()).containsExactly(new GuardrailVerdict("NoSecrets", "success", false));
    }

    @Test
    void shouldFallBackWhenNamingThrows() {
        server.answer(Completions.text("Hello", "stop"));
        LangChain4jTelemetry unlucky = LangChain4jTelemetry.of(calls.client, "other", (type, method) -> {
            throw new IllegalStateException("no name");
        });

        String answer = AiServices.builder(Desk.class)
                .chatModel(model(unlucky))
                .registerListeners(unlucky.serviceListeners())
                .build()
                .answer("Hi");

        assertThat(answer).isEqualTo("Hello");
        assertThat(calls.only().getFeature()).isEqualTo("other");
    }

    private AiServices<Desk> service() {
        return AiServices.builder(Desk.class)
                .chatModel(model(telemetry))
                .registerListeners(telemetry.serviceListeners());
    }

    private ChatModel model(LangChain4jTelemetry with) {
        return openAi().listeners(List.of(with.modelListener())).build();
    }

    private OpenAiChatModel.OpenAiChatModelBuilder openAi() {
        return OpenAiChatModel.builder()
                .baseUrl(server.url())
                .apiKey("none")
                .modelName("gpt-4o")
                .maxRetries(0);
    }
}
