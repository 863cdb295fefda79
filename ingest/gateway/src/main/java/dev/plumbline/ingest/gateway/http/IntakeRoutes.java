package dev.plumbline.ingest.gateway.http;

import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.gateway.json.ReadContext;
import dev.plumbline.ingest.gateway.json.RecordFormat;
import io.javalin.config.RoutesConfig;
import java.util.concurrent.Executor;

/** The routes that take records. */
public final class IntakeRoutes {
    private final PlumblineClient client;
    private final IntakeParts parts;
    private final ReadContext context;

    /**
     * Routes that publish through a client.
     *
     * @param context what records get that their sender left out
     * @param executor runs what is left to do when Kafka has answered
     */
    public IntakeRoutes(PlumblineClient client, ReadContext context, Limits limits, Executor executor) {
        this.client = client;
        this.parts = new IntakeParts(client, limits, new BodyReader(limits), executor);
        this.context = context;
    }

    /** Registers the routes. */
    public void register(RoutesConfig routes) {
        routes.post("/v1/calls", new IntakeRoute<>(RecordFormat.CALLS, context, client::publish, parts)::handle);
        routes.post("/v1/scores", new IntakeRoute<>(RecordFormat.SCORES, context, client::publish, parts)::handle);
        routes.post("/v1/changes", new IntakeRoute<>(RecordFormat.CHANGES, context, client::publish, parts)::handle);
    }
}
