package dev.plumbline.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of the protocol that our client does not use but others do: requests and answers as they go over the wire. */
class ProtocolTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final String RECORD =
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"string\"%s}]}";

    private final HttpClient http = HttpClient.newHttpClient();
    private EmbeddedSchemaRegistry server;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = EmbeddedSchemaRegistry.start(new RegistryOptions("127.0.0.1", 0, folder.resolve("journal")));
        post("/subjects/s/versions", RECORD.formatted(""));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /subjects/none/versions             | 404 | 40401",
                "GET    | /subjects/s/versions/9              | 404 | 40402",
                "GET    | /subjects/s/versions/zero           | 422 | 42202",
                "GET    | /schemas/ids/99                     | 404 | 40403",
                "GET    | /schemas/ids/x                      | 404 | 40403",
                "GET    | /schemas/guids/x                    | 404 | 40403",
                "GET    | /config/s                           | 404 | 40408",
                "GET    | /mode/s                             | 404 | 40409",
                "DELETE | /subjects/none                      | 404 | 40401",
                "DELETE | /subjects/s?permanent=true          | 404 | 40405",
                "DELETE | /subjects/s/versions/1?permanent=true | 404 | 40407",
                "GET    | /nowhere                            | 404 | 404",
                "PATCH  | /subjects                           | 404 | 404"
            })
    void shouldRefuseInTheProtocolsForm(String method, String path, int status, int code) throws Exception {
        HttpResponse<String> response = send(method, path, null, CONTENT_TYPE);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).get("error_code").asInt()).isEqualTo(code);
        assertThat(response.headers().firstValue("Content-Type")).contains(CONTENT_TYPE);
    }

    @Test
    void shouldRefuseToDeleteTwiceWithoutErasing() throws Exception {
        assertThat(delete("/subjects/s").body()).isEqualTo("[1]");

        assertThat(delete("/subjects/s").body()).contains("40404");
        assertThat(delete("/subjects/s?permanent=true").body()).isEqualTo("[1]");
        assertThat(get("/schemas/ids/1").body()).contains("40403");
    }

    @Test
    void shouldShowDeletedVersionsWhenAskedTo() throws Exception {
        delete("/subjects/s/versions/latest");

        assertThat(get("/subjects?deleted=true").body()).isEqualTo("[\"s\"]");
        assertThat(get("/subjects").body()).isEqualTo("[]");
        assertThat(get("/subjects/s/versions?deleted=true").body()).isEqualTo("[1]");
        assertThat(delete("/subjects/s/versions/1").body()).contains("40406");
        assertThat(delete("/subjects/s/versions/1?permanent=true").body()).isEqualTo("1");
    }

    @Test
    void shouldGiveADeletedSchemaItsIdBackUnderANewVersion() throws Exception {
        delete("/subjects/s");

        JsonNode again = json(post("/subjects/s/versions", RECORD.formatted("")));

        assertThat(again.get("id").asInt()).isEqualTo(1);
        assertThat(get("/subjects/s/versions").body()).isEqualTo("[2]");
    }

    @Test
    void shouldAnswerForAnId() throws Exception {
        post("/subjects/t/versions", RECORD.formatted(""));

        assertThat(json(get("/schemas/ids/1")).get("schema").asText()).isEqualTo(RECORD.formatted(""));
        assertThat(json(get("/schemas/ids/1/schema")).get("name").asText()).isEqualTo("R");
        assertThat(get("/schemas/ids/1/subjects").body()).isEqualTo("[\"s\",\"t\"]");
        assertThat(get("/schemas/ids/1/versions").body())
                .isEqualTo("[{\"subject\":\"s\",\"version\":1},{\"subject\":\"t\",\"version\":1}]");
        assertThat(get("/schemas/types").body()).isEqualTo("[\"AVRO\"]");
        assertThat(get("/subjects?subjectPrefix=t").body()).isEqualTo("[\"t\"]");
        assertThat(json(get("/subjects/s/versions/1/schema")).get("name").asText())
                .isEqualTo("R");
        assertThat(get("/subjects/s/versions/1/referencedby").body()).isEqualTo("[]");
        assertThat(get("/").body()).isEqualTo("{}");
    }

    @Test
    void shouldNameTheReasonOfAConflict() throws Exception {
        HttpResponse<String> refused =
                post("/subjects/s/versions", RECORD.formatted("").replace("\"a\"", "\"b\""));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).get("error_code").asInt()).isEqualTo(409);
        assertThat(json(refused).get("message").asText()).contains("READER_FIELD_MISSING_DEFAULT_VALUE");
    }

    @Test
    void shouldCheckAgainstOneVersion() throws Exception {
        String other = RECORD.formatted("").replace("\"a\"", "\"b\"");

        assertThat(json(post("/compatibility/subjects/s/versions/1", other))
                        .get("is_compatible")
                        .asBoolean())
                .isFalse();
        assertThat(json(post("/compatibility/subjects/s/versions/latest", RECORD.formatted("")))
                        .has("messages"))
                .isFalse();
        assertThat(post("/compatibility/subjects/s/versions/8", other).body()).contains("40402");
    }

    @Test
    void shouldSetAndTakeAwayTheLevelOfASubject() throws Exception {
        assertThat(put("/config/s", "{\"compatibility\":\"full\"}").body()).isEqualTo("{\"compatibility\":\"FULL\"}");
        assertThat(get("/config/s").body()).isEqualTo("{\"compatibilityLevel\":\"FULL\"}");
        assertThat(get("/config").body()).isEqualTo("{\"compatibilityLevel\":\"BACKWARD\"}");

        assertThat(delete("/config/s").body()).isEqualTo("{\"compatibilityLevel\":\"FULL\"}");
        assertThat(get("/config/s").body()).contains("40408");
        assertThat(get("/config/s?defaultToGlobal=true").body()).contains("BACKWARD");
        assertThat(put("/config", "{\"compatibility\":\"SIDEWAYS\"}").body()).contains("42203");
    }

    @Test
    void shouldImportIdsOnlyInTheModeForIt() throws Exception {
        String body = "{\"schema\":\"\\\"long\\\"\",\"id\":77,\"version\":5}";
        assertThat(send("POST", "/subjects/i/versions", body, CONTENT_TYPE).body())
                .contains("42205");
        assertThat(put("/mode/s", "{\"mode\":\"IMPORT\"}").body()).contains("42205");
        assertThat(put("/mode", "{\"mode\":\"NONE\"}").body()).contains("42204");

        assertThat(put("/mode/i", "{\"mode\":\"IMPORT\"}").body()).isEqualTo("{\"mode\":\"IMPORT\"}");
        assertThat(json(send("POST", "/subjects/i/versions", body, CONTENT_TYPE))
                        .get("id")
                        .asInt())
                .isEqualTo(77);
        assertThat(get("/subjects/i/versions").body()).isEqualTo("[5]");
        assertThat(post("/subjects/i/versions", "\"int\"").body()).contains("is in import mode");
        assertThat(delete("/mode/i").body()).contains("IMPORT");
        assertThat(json(post("/subjects/j/versions", "\"int\"")).get("id").asInt())
                .isEqualTo(78);
    }

    @Test
    void shouldRefuseWhatIsNoAvroSchema() throws Exception {
        assertThat(post("/subjects/s/versions", "{\"type\":\"nothing\"}").body())
                .contains("42201");
        for (String body : new String[] {
            "{}",
            "{\"schema\":\"\\\"int\\\"\",\"schemaType\":\"JSON\"}",
            "{\"schema\":\"\\\"int\\\"\",\"references\":[{}]}"
        }) {
            assertThat(send("POST", "/subjects/s/versions", body, CONTENT_TYPE).body())
                    .contains("42201");
        }
    }

    @Test
    void shouldRefuseBodiesThatAreTooLargeOrNoJson() throws Exception {
        String large = "{\"schema\":\"" + "x".repeat(1 << 20) + "\"}";

        assertThat(send("POST", "/subjects/s/versions", large, CONTENT_TYPE).statusCode())
                .isEqualTo(413);
        assertThat(send("POST", "/subjects/s/versions", "{", CONTENT_TYPE).statusCode())
                .isEqualTo(400);
        assertThat(send("POST", "/subjects/s/versions", "{}", "text/plain").statusCode())
                .isEqualTo(415);
    }

    @Test
    void shouldAnswerInPlainJsonWhoAsksForIt() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/subjects"))
                .header("Accept", "application/json")
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString())
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/json");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, null, CONTENT_TYPE);
    }

    private HttpResponse<String> delete(String path) throws Exception {
        return send("DELETE", path, null, CONTENT_TYPE);
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return send("PUT", path, body, CONTENT_TYPE);
    }

    private HttpResponse<String> post(String path, String schema) throws Exception {
        return send(
                "POST",
                path,
                JsonNodeFactory.instance.objectNode().put("schema", schema).toString(),
                CONTENT_TYPE);
    }

    private HttpResponse<String> send(String method, String path, String body, String type) throws Exception {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Content-Type", type)
                .method(method, publisher)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }
}
