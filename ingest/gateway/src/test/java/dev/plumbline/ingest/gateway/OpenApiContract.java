package dev.plumbline.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/** The committed description, as schemas that bodies can be held against. */
final class OpenApiContract {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final String RESOURCE = "/dev/plumbline/ingest/gateway/openapi.json";

    private final JsonNode document;

    OpenApiContract() {
        try (InputStream in = OpenApiContract.class.getResourceAsStream(RESOURCE)) {
            document = new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document() {
        return document;
    }

    /** Names of the properties of a component. */
    Iterable<String> properties(String component) {
        return () ->
                document.at("/components/schemas/" + component + "/properties").fieldNames();
    }

    /** What is wrong with the body of a request to a path. */
    Set<ValidationMessage> request(String path, JsonNode body) {
        return validate(operation(path).at("/requestBody/content/application~1json/schema"), body);
    }

    /** What is wrong with an answer of a path; it must be described under its status and content type. */
    Set<ValidationMessage> answer(String path, int status, String contentType, JsonNode body) {
        JsonNode response = operation(path).path("responses").path(Integer.toString(status));
        JsonNode described = response.has("$ref")
                ? document.at(response.get("$ref").textValue().substring(1))
                : response;
        JsonNode schema = described.path("content").path(contentType).path("schema");
        if (schema.isMissingNode()) {
            throw new AssertionError("Not described: " + path + " " + status + " " + contentType);
        }
        return validate(schema, body);
    }

    private JsonNode operation(String path) {
        return document.path("paths").path(path).path("post");
    }

    private Set<ValidationMessage> validate(JsonNode schema, JsonNode body) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.get("components"));
        JsonSchema compiled = FACTORY.getSchema(whole);
        return compiled.validate(body);
    }
}
