package dev.plumbline.ingest.integrations.springai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.integrations.fixtures.Completions;
import dev.plumbline.ingest.integrations.fixtures.FakeModelServer;
import dev.plumbline.ingest.integrations.fixtures.PublishedCalls;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PlumblineAutoConfigurationTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(ObservationAutoConfiguration.class, PlumblineAutoConfiguration.class));

    @Test
    void shouldDoNothingWithoutBootstrapServers() {
        application.run(context -> assertThat(context).doesNotHaveBean(PlumblineClient.class));
    }

    @Test
    void shouldStartWithoutKafka() {
        application
                .withPropertyValues("plumbline.bootstrap-servers=127.0.0.1:1", "plumbline.feature=support-chat")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(PlumblineClient.class)
                        .hasSingleBean(ChatCallHandler.class));
    }

    @Test
    void shouldBeFoundBySpringBoot() {
        try (var imports = getClass()
                .getResourceAsStream(
                        "/META-INF/spring/" + "org.springframework.boot.autoconfigure.AutoConfiguration.imports")) {
            assertThat(new String(imports.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(PlumblineAutoConfiguration.class.getName());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void shouldPublishCallsOfObservedModels() {
        try (PublishedCalls calls = new PublishedCalls();
                FakeModelServer server = new FakeModelServer()) {
            server.answer(Completions.text("Hello", "stop"));
            application
                    .withPropertyValues("plumbline.bootstrap-servers=127.0.0.1:1", "plumbline.feature=refunds")
                    .withBean(PlumblineClient.class, () -> calls.client)
                    .run(context -> OpenAiChatModel.builder()
                            .options(OpenAiChatOptions.builder()
                                    .baseUrl(server.url())
                                    .apiKey("none")
                                    .model("gpt-4o")
                                    .build())
                            .observationRegistry(context.getBean(ObservationRegistry.class))
                            .build()
                            .call("Hi"));

            assertThat(calls.only().getFeature()).isEqualTo("refunds");
        }
    }
}
