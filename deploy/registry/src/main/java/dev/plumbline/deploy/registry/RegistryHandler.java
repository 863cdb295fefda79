package dev.plumbline.deploy.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import dev.plumbline.schemas.registry.memory.SchemaStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a request, lets the routes answer, and says every fault in the protocol's form. Thread-safe, as the store is. */
final class RegistryHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryHandler.class);
    private static final int MAX_BODY = 1 << 20;
    private static final int STORE_FAILED = 50001;
    static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

    private final ObjectMapper json = new ObjectMapper();
    private final Protection protection;
    private final SubjectRoutes subjects;
    private final SchemaRoutes schemas;
    private final SettingRoutes settings;

    /**
     * Answers from a store.
     *
     * @param store what is kept
     * @param protection which requests are read at all
     */
    RegistryHandler(SchemaStore store, Protection protection) {
        this.protection = protection;
        subjects = new SubjectRoutes(store);
        schemas = new SchemaRoutes(store);
        settings = new SettingRoutes(store);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                send(exchange, 200, answer(exchange));
            } catch (SchemaRegistryException e) {
                send(exchange, e.status(), error(e.code(), e.getMessage()));
            } catch (UncheckedIOException e) {
                LOG.error("A change could not be written", e);
                send(exchange, 500, error(STORE_FAILED, "Error in the backend data store: " + e.getMessage()));
            } catch (RuntimeException e) {
                LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
                send(exchange, 500, error(500, "Internal error"));
            }
        }
    }

    private JsonNode answer(HttpExchange exchange) throws IOException {
        protection.checkHost(exchange.getRequestHeaders());
        RegistryRequest request =
                RegistryRequest.of(exchange.getRequestMethod(), exchange.getRequestURI(), body(exchange));
        JsonNode answer = route(request);
        if (answer == null) {
            throw new SchemaRegistryException(404, 404, "HTTP 404 Not Found");
        }
        return answer;
    }

    private @Nullable JsonNode route(RegistryRequest request) {
        if (request.path().isEmpty()) {
            return Answers.object();
        }
        return switch (request.path().get(0)) {
            case "subjects" -> subjects.answer(request);
            case "schemas", "compatibility" -> schemas.answer(request);
            case "config", "mode" -> settings.answer(request);
            default -> null;
        };
    }

    private JsonNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw new SchemaRegistryException(413, 413, "The body has more than " + MAX_BODY + " bytes");
        }
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        protection.checkMediaType(exchange.getRequestHeaders());
        try {
            return json.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new SchemaRegistryException(400, 400, "The body is not JSON: " + e.getOriginalMessage());
        }
    }

    private void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        boolean plain = accept != null && accept.contains("application/json") && !accept.contains("schemaregistry");
        exchange.getResponseHeaders().set("Content-Type", plain ? "application/json" : CONTENT_TYPE);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static JsonNode error(int code, @Nullable String message) {
        return Answers.object().put("error_code", code).put("message", message);
    }
}
