package dev.plumbline.processors.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.processors.query.QueryConfig;
import dev.plumbline.processors.query.QueryServer;
import dev.plumbline.processors.query.state.StateReader;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;

/** A real server on a free port, and a client for it. */
public final class RunningServer implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final QueryServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    /** Starts on a free port. */
    public RunningServer(StateReader state, InstantSource clock) {
        server = QueryServer.start(
                QueryConfig.onPort(0), state, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), clock);
    }

    /** Gets a path. */
    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Gets a path and reads the JSON. */
    public JsonNode json(String path) {
        try {
            return MAPPER.readTree(get(path).body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public URI address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
    }
}
