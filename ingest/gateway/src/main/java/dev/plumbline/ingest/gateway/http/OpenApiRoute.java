package dev.plumbline.ingest.gateway.http;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Serves the description (OpenAPI 3.1) of the routes for records in JSON; it is no secret and needs no key. */
public final class OpenApiRoute {
    private static final String RESOURCE = "/dev/plumbline/ingest/gateway/openapi.json";

    private final byte[] description = read();

    /** Registers the route. */
    public void register(RoutesConfig routes) {
        routes.get("/openapi.json", ctx -> ctx.contentType("application/json").result(description));
    }

    private static byte[] read() {
        try (InputStream in = OpenApiRoute.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("Missing from the jar: " + RESOURCE);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
