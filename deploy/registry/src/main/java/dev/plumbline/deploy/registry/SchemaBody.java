package dev.plumbline.deploy.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import dev.plumbline.schemas.registry.memory.SchemaStore;
import java.util.List;

/** The body that carries a schema. What it may carry elsewhere but is not kept here is refused, never dropped. */
final class SchemaBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaBody() {}

    static String text(RegistryRequest request) {
        JsonNode body = request.body();
        if (!body.path("schemaType").asText("AVRO").equals("AVRO")) {
            throw invalid("Only schemas of the type AVRO are kept here");
        }
        for (String field : List.of("references", "metadata", "ruleSet")) {
            if (body.hasNonNull(field) && !body.get(field).isEmpty()) {
                throw invalid("Schemas with " + field + " are not kept here");
            }
        }
        if (!body.path("schema").isTextual()) {
            throw invalid("The body has no field 'schema' with a text");
        }
        return body.get("schema").asText();
    }

    /** A positive number of the body, or {@link SchemaStore#UNSPECIFIED}. */
    static int number(RegistryRequest request, String field) {
        int number = request.body().path(field).asInt(SchemaStore.UNSPECIFIED);
        return number > 0 ? number : SchemaStore.UNSPECIFIED;
    }

    /** The schema as JSON instead of as a text. */
    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored schema is not JSON: " + text, e);
        }
    }

    private static SchemaRegistryException invalid(String message) {
        return SchemaRegistryException.ofCode(SchemaRegistryException.INVALID_SCHEMA, message);
    }
}
