package dev.plumbline.ingest.gateway.http;

import dev.plumbline.ingest.client.PlumblineClient;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;

/** Whether the gateway runs, and whether it can take records now. */
public final class HealthRoutes {
    private final PlumblineClient client;

    /** Routes that look at this client. */
    public HealthRoutes(PlumblineClient client) {
        this.client = client;
    }

    /** Registers the routes. */
    public void register(RoutesConfig routes) {
        routes.get("/health/live", ctx -> Answers.ok(ctx, Map.of("status", "up")));
        routes.get("/health/ready", this::ready);
    }

    private void ready(Context ctx) {
        if (!client.isSending()) {
            throw RefusedException.forNow("Kafka or the schema registry is away.", Duration.ofSeconds(1));
        }
        Answers.ok(ctx, Map.of("status", "ready"));
    }
}
