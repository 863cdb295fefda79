package dev.plumbline.ingest.gateway.http;

import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.gateway.json.ReadContext;
import dev.plumbline.ingest.gateway.json.RecordFormat;
import io.javalin.config.RoutesConfig;

/** The routes that take records. */
public final class IntakeRoutes {
    private final PlumblineClient client;
    private final IntakeParts parts;
    private final ReadContext context;

    /**
     * Routes that publish through a client.
     *
     * @param context what records get that their sender left out
     */
    public IntakeRoutes(IntakeParts parts, ReadContext context) {
        this.client = parts.client();
        this.parts = parts;
        this.context = context;
    }

    /** Registers the routes. */
    public void register(RoutesConfig routes) {
        routes.post("/v1/calls", new IntakeRoute<>(RecordFormat.CALLS, context, client::publish, parts)::handle);
        routes.post("/v1/scores", new IntakeRoute<>(RecordFormat.SCORES, context, client::publish, parts)::handle);
        routes.post("/v1/changes", new IntakeRoute<>(RecordFormat.CHANGES, context, client::publish, parts)::handle);
    }
}
