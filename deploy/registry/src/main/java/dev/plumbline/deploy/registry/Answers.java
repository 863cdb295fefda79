package dev.plumbline.deploy.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.schemas.registry.RegisteredSchema;
import dev.plumbline.schemas.registry.SchemaText;
import java.util.Collection;

/** The JSON shapes of the protocol's answers. */
final class Answers {

    private Answers() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode version(RegisteredSchema schema) {
        return object().put("subject", schema.subject())
                .put("version", schema.version())
                .put("id", schema.id())
                .put("guid", schema.guid().toString())
                .put("schemaType", "AVRO")
                .put("schema", schema.text());
    }

    static ObjectNode registered(RegisteredSchema schema) {
        return object().put("id", schema.id())
                .put("version", schema.version())
                .put("guid", schema.guid().toString());
    }

    static ObjectNode text(String text) {
        return object().put("schema", text).put("guid", SchemaText.guid(text).toString());
    }

    static ArrayNode strings(Collection<String> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    static ArrayNode numbers(Collection<Integer> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    static ArrayNode versions(Collection<RegisteredSchema> versions) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        versions.forEach(version -> array.add(version(version)));
        return array;
    }
}
