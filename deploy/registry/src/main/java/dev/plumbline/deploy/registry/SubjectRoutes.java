package dev.plumbline.deploy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.plumbline.schemas.registry.RegisteredSchema;
import dev.plumbline.schemas.registry.memory.SchemaStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /subjects}: registers, finds and deletes versions. */
final class SubjectRoutes {

    private final SchemaStore store;

    SubjectRoutes(SchemaStore store) {
        this.store = store;
    }

    /** The answer, or null if no route fits. */
    @Nullable
    JsonNode answer(RegistryRequest request) {
        if (request.is("GET subjects")) {
            return subjects(request);
        } else if (request.is("POST subjects *")) {
            return Answers.version(store.lookup(
                    request.segment(1), SchemaBody.text(request), request.flag("normalize"), request.flag("deleted")));
        } else if (request.is("DELETE subjects *")) {
            return Answers.numbers(store.deleteSubject(request.segment(1), request.flag("permanent")));
        } else if (request.is("GET subjects * versions")) {
            return Answers.numbers(store.versions(request.segment(1), request.flag("deleted")).stream()
                    .map(RegisteredSchema::version)
                    .toList());
        } else if (request.is("POST subjects * versions")) {
            return register(request);
        } else if (request.is("DELETE subjects * versions *")) {
            return IntNode.valueOf(
                    store.deleteVersion(request.segment(1), request.version(3), request.flag("permanent")));
        }
        return version(request);
    }

    private @Nullable JsonNode version(RegistryRequest request) {
        if (request.is("GET subjects * versions *")) {
            return Answers.version(found(request));
        } else if (request.is("GET subjects * versions * schema")) {
            return SchemaBody.tree(found(request).text());
        } else if (request.is("GET subjects * versions * referencedby")) {
            found(request);
            return Answers.numbers(List.of());
        }
        return null;
    }

    private JsonNode subjects(RegistryRequest request) {
        String prefix = request.query().getOrDefault("subjectPrefix", "");
        return Answers.strings(store.subjects(request.flag("deleted")).stream()
                .filter(subject -> subject.startsWith(prefix))
                .toList());
    }

    private JsonNode register(RegistryRequest request) {
        return Answers.registered(store.register(
                request.segment(1),
                SchemaBody.text(request),
                request.flag("normalize"),
                SchemaBody.number(request, "id"),
                SchemaBody.number(request, "version")));
    }

    private RegisteredSchema found(RegistryRequest request) {
        return store.version(request.segment(1), request.version(3), request.flag("deleted"));
    }
}
