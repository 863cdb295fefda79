package dev.plumbline.deploy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.schemas.registry.RegisteredSchema;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import dev.plumbline.schemas.registry.memory.SchemaStore;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /schemas} and {@code /compatibility}: schemas by their identity, and whether one may follow. */
final class SchemaRoutes {

    private final SchemaStore store;

    SchemaRoutes(SchemaStore store) {
        this.store = store;
    }

    /** The answer, or null if no route fits. */
    @Nullable
    JsonNode answer(RegistryRequest request) {
        if (request.is("GET schemas types")) {
            return Answers.strings(List.of("AVRO"));
        } else if (request.is("GET schemas ids *")) {
            return Answers.text(store.textOf(id(request)));
        } else if (request.is("GET schemas ids * schema")) {
            return SchemaBody.tree(store.textOf(id(request)));
        } else if (request.is("GET schemas ids * subjects")) {
            return Answers.strings(users(request).stream()
                    .map(RegisteredSchema::subject)
                    .distinct()
                    .toList());
        } else if (request.is("GET schemas ids * versions")) {
            return versions(request);
        } else if (request.is("GET schemas guids *")) {
            return Answers.text(store.textOf(guid(request)));
        } else if (request.is("POST compatibility subjects * versions *")) {
            return compatibility(request, request.version(4));
        } else if (request.is("POST compatibility subjects * versions")) {
            return compatibility(request, null);
        }
        return null;
    }

    private JsonNode versions(RegistryRequest request) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        users(request)
                .forEach(
                        user -> array.addObject().put("subject", user.subject()).put("version", user.version()));
        return array;
    }

    private List<RegisteredSchema> users(RegistryRequest request) {
        return store.withId(id(request), request.flag("deleted"));
    }

    private JsonNode compatibility(RegistryRequest request, @Nullable Integer version) {
        List<String> problems = store.incompatibilities(request.segment(2), SchemaBody.text(request), version);
        ObjectNode answer = Answers.object().put("is_compatible", problems.isEmpty());
        if (request.flag("verbose")) {
            answer.set("messages", Answers.strings(problems));
        }
        return answer;
    }

    private static int id(RegistryRequest request) {
        try {
            return Integer.parseInt(request.segment(2));
        } catch (NumberFormatException e) {
            throw unknown(request.segment(2));
        }
    }

    private static UUID guid(RegistryRequest request) {
        try {
            return UUID.fromString(request.segment(2));
        } catch (IllegalArgumentException e) {
            throw unknown(request.segment(2));
        }
    }

    private static SchemaRegistryException unknown(String identity) {
        return SchemaRegistryException.ofCode(
                SchemaRegistryException.SCHEMA_NOT_FOUND, "Schema " + identity + " not found");
    }
}
