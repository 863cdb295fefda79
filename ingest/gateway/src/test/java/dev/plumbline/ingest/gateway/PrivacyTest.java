package dev.plumbline.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The text of prompts and answers is in nothing that the gateway sends, says, logs or measures. */
class PrivacyTest {
    private static final String TEXT = "the-text-of-a-prompt";
    private static final List<String> WHERE_TEXT_IS = List.of(
            "gen_ai.input.messages",
            "gen_ai.output.messages",
            "gen_ai.system_instructions",
            "gen_ai.prompt",
            "gen_ai.completion",
            "gen_ai.prompt.0.content",
            "gen_ai.completion.0.content",
            "gen_ai.tool.call.arguments",
            "gen_ai.evaluation.explanation",
            "gen_ai.retrieval.query.text",
            "input.value",
            "output.value",
            "llm.input_messages.0.message.content",
            "llm.output_messages.0.message.content",
            "llm.prompt_template.variables",
            "retrieval.documents.0.document.content",
            "traceloop.entity.input",
            "traceloop.entity.output",
            "langfuse.observation.input",
            "langfuse.observation.output",
            "langfuse.trace.input",
            "ai.prompt",
            "ai.prompt.messages",
            "ai.response.text",
            "ai.response.object",
            "ai.toolCall.args",
            "exception.message",
            "exception.stacktrace");

    private final TestGateway gateway = TestGateway.answering();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<HttpResponse<String>> answers = new ArrayList<>();

    @BeforeEach
    void listen() {
        ((Logger) LoggerFactory.getLogger("dev.plumbline")).setLevel(Level.TRACE);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        root.setLevel(before);
        ((Logger) LoggerFactory.getLogger("dev.plumbline")).setLevel(null);
        gateway.close();
    }

    @Test
    void shouldLeaveTextOfSpansAndLogsBehind() throws IOException {
        ObjectNode request = request("chat");
        answers.add(gateway.post("/v1/traces", request.toString()));
        answers.add(gateway.send(gateway.request("/v1/traces", "application/x-protobuf")
                .POST(BodyPublishers.ofByteArray(OtlpRequests.protobuf(request).toByteArray()))));
        answers.add(gateway.post("/v1/traces", request("execute_tool").toString()));
        answers.add(gateway.post("/v1/logs", logs().toString()));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        assertThat(gateway.calls()).hasSize(2);
        assertNothingTold();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"feature\":\"chat\",\"prompt\":\"%s\"}",
                "{\"feature\":\"chat\",\"operation\":7,\"messages\":[{\"content\":\"%s\"}]}",
                "{\"feature\":\"chat\" %s",
                "{\"feature\":\"chat\",\"started_at\":\"%s\",\"outcome\":\"%s\",\"usage\":\"%s\"}",
                "%s"
            })
    void shouldNotRepeatTextThatIsRefused(String body) {
        answers.add(gateway.post("/v1/calls", body.replace("%s", TEXT)));
        answers.add(gateway.post("/v1/traces", body.replace("%s", TEXT)));

        assertThat(answers.get(0).statusCode()).isEqualTo(400);
        assertNothingTold();
    }

    private void assertNothingTold() {
        assertThat(answers).allSatisfy(answer -> assertThat(answer.body()).doesNotContain(TEXT));
        assertThat(gateway.get("/metrics").body()).doesNotContain(TEXT);
        assertThat(gateway.get("/v1/otlp/counts").body()).doesNotContain(TEXT);
        gateway.producer.history().forEach(record -> {
            assertThat(new String(record.value(), StandardCharsets.ISO_8859_1)).doesNotContain(TEXT);
            record.headers()
                    .forEach(header -> assertThat(new String(header.value(), StandardCharsets.ISO_8859_1))
                            .doesNotContain(TEXT));
        });
        // What the servers' own libraries say at DEBUG is not asked for here: the level is ours to set.
        assertThat(List.copyOf(log.list)).allSatisfy(event -> {
            assertThat(event.getFormattedMessage()).doesNotContain(TEXT);
            if (event.getThrowableProxy() != null) {
                assertThat(String.valueOf(event.getThrowableProxy().getMessage()))
                        .doesNotContain(TEXT);
            }
        });
    }

    private static ObjectNode request(String operation) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode span = request.putArray("resourceSpans")
                .addObject()
                .putArray("scopeSpans")
                .addObject()
                .putArray("spans")
                .addObject();
        span.put("traceId", "5b8efff798038103d269b633813fc60c")
                .put("spanId", "eee19b7ec3c1b174")
                .put("name", "chat")
                .put("startTimeUnixNano", "1772366400000000000")
                .put("endTimeUnixNano", "1772366401500000000");
        texts(span.putArray("attributes"));
        attribute(span.withArray("attributes"), "gen_ai.operation.name", operation);
        attribute(span.withArray("attributes"), "gen_ai.request.model", "gpt-4o");
        texts(span.putArray("events").addObject().put("name", "exception").putArray("attributes"));
        texts(span.withArray("events")
                .addObject()
                .put("name", "gen_ai.content.prompt")
                .putArray("attributes"));
        span.putObject("status").put("code", 2).put("message", TEXT);
        return request;
    }

    private static ObjectNode logs() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode log = request.putArray("resourceLogs")
                .addObject()
                .putArray("scopeLogs")
                .addObject()
                .putArray("logRecords")
                .addObject();
        log.put("eventName", "gen_ai.client.inference.operation.details")
                .putObject("body")
                .put("stringValue", TEXT);
        texts(log.putArray("attributes"));
        return request;
    }

    private static void texts(ArrayNode attributes) {
        WHERE_TEXT_IS.forEach(name -> attribute(attributes, name, TEXT));
    }

    private static void attribute(ArrayNode attributes, String name, String value) {
        attributes.addObject().put("key", name).putObject("value").put("stringValue", value);
    }
}
