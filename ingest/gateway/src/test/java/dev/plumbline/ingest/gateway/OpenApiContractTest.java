package dev.plumbline.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is described is what is taken and answered, and nothing else is. */
class OpenApiContractTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final OpenApiContract contract = new OpenApiContract();
    private final TestGateway gateway = TestGateway.answering();

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void shouldServeWhatIsCommitted() {
        assertThat(TestGateway.json(gateway.get("/openapi.json"))).isEqualTo(contract.document());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /v1/calls   | {"feature":"chat"}
                    /v1/calls   | []
                    /v1/calls   | [{"feature":"a","tenant":"x","retries":"2"},{"feature":"b","duration_ms":1.5,"outcome":"Rate_Limited"}]
                    /v1/calls   | {"calls":[{"feature":"a","usage":{"input":1,"cache_write_1h":"12"},"usage_ambiguous":true}]}
                    /v1/calls   | {"feature":"a","guardrails":[{"name":"pii","blocked":true}],"scores":[{"name":"x","value":-0.5,"source":"human"}]}
                    /v1/calls   | {"feature":"a","attributes":{"a":"b","n":1,"f":false},"started_at":"2026-03-01T12:00:00Z","reported_cost_nanos":null}
                    /v1/scores  | {"call_id":"c","name":"helpful","value":1,"source":"human"}
                    /v1/scores  | [{"call_id":"c","name":"n","value":0.25,"scored_at_micros":1772366400000000,"scope":{"call_started_at":"2026-03-01T12:00:00Z","feature":"f"}}]
                    /v1/changes | {"kind":"prompt_published","subject":"answer","to_version":"v4","at":"2026-03-01T12:00:00Z"}
                    /v1/changes | {"changes":[{"kind":"DEPLOYED"},{}]}
                    """)
    void shouldTakeWhatIsDescribed(String path, String body) throws JsonProcessingException {
        HttpResponse<String> response = gateway.post(path, body);

        assertThat(contract.request(path, JSON.readTree(body))).isEmpty();
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertAnswerIsDescribed(path, response);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /v1/calls   | {}
                    /v1/calls   | 7
                    /v1/calls   | [1]
                    /v1/calls   | {"feature":"chat","prompt":"text"}
                    /v1/calls   | {"feature":""}
                    /v1/calls   | {"feature":"chat","usage":{"input":-1}}
                    /v1/calls   | {"feature":"chat","usage":{"input":100000001}}
                    /v1/calls   | {"feature":"chat","usage":{"total":1}}
                    /v1/calls   | {"feature":"chat","duration_ms":-1}
                    /v1/calls   | {"feature":"chat","outcome":"fine"}
                    /v1/calls   | {"feature":"chat","app_cache_hit":"yes"}
                    /v1/calls   | {"feature":"chat","scores":[{"name":"x"}]}
                    /v1/calls   | {"feature":"chat","scores":[{"name":"x","value":1000001}]}
                    /v1/calls   | {"feature":"chat","guardrails":[{"verdict":"pass"}]}
                    /v1/calls   | {"feature":"chat","attributes":{"a":{}}}
                    /v1/calls   | {"calls":[{"feature":"chat"}],"tenant":"x"}
                    /v1/scores  | {"name":"n","value":1}
                    /v1/scores  | {"call_id":"c","name":"n","value":"1"}
                    /v1/scores  | {"call_id":"c","name":"n","value":1,"scope":{"feature":"f"}}
                    /v1/changes | {"kind":"moved"}
                    /v1/changes | {"who":"me"}
                    """)
    void shouldRefuseWhatIsNotDescribed(String path, String body) throws JsonProcessingException {
        HttpResponse<String> response = gateway.post(path, body);

        assertThat(contract.request(path, JSON.readTree(body))).isNotEmpty();
        assertThat(response.statusCode()).isEqualTo(400);
        assertAnswerIsDescribed(path, response);
    }

    @ParameterizedTest
    @CsvSource({"/v1/calls,Call", "/v1/scores,Score", "/v1/changes,Change"})
    void shouldKnowEveryFieldThatIsDescribed(String path, String component) {
        for (String field : contract.properties(component)) {
            String answer = gateway.post(path, "{\"" + field + "\":[[]]}").body();

            assertThat(answer).as(field).doesNotContain("is not a known field");
        }
    }

    @Test
    void shouldDescribeEveryFieldOfTheRecords() {
        assertDescribed("Call", LlmCall.getClassSchema());
        assertDescribed("Score", CallScore.getClassSchema());
        assertDescribed("Change", ChangeEvent.getClassSchema());
        assertDescribed("Usage", LlmCall.getClassSchema().getField("usage").schema());
    }

    @Test
    void shouldDescribeWhatIsAnsweredWhenKafkaIsSilent() throws JsonProcessingException {
        try (TestGateway silent = new TestGateway(false, TestGateway.config(true))) {
            HttpResponse<String> response = silent.post("/v1/calls", "{\"feature\":\"chat\"}");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertAnswerIsDescribed("/v1/calls", response);
        }
    }

    private void assertDescribed(String component, Schema record) {
        List<String> names = record.getFields().stream().map(Schema.Field::name).toList();
        assertThat(contract.properties(component)).containsAll(names);
    }

    private void assertAnswerIsDescribed(String path, HttpResponse<String> response) throws JsonProcessingException {
        String type = response.headers().firstValue("Content-Type").orElseThrow();
        JsonNode body = JSON.readTree(response.body());
        assertThat(contract.answer(path, response.statusCode(), type, body)).isEmpty();
    }
}
