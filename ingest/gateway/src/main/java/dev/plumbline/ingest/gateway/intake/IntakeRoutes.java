package dev.plumbline.ingest.gateway.intake;

import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.gateway.json.RecordFormat;
import io.javalin.config.RoutesConfig;
import java.time.Clock;

/** The routes that take records. */
public final class IntakeRoutes {
    private final PlumblineClient client;
    private final IntakeParts parts;
    private final Clock clock;

    /**
     * Routes that publish through a client.
     *
     * @param clock the time of records that name none
     */
    public IntakeRoutes(IntakeParts parts, Clock clock) {
        this.client = parts.client();
        this.parts = parts;
        this.clock = clock;
    }

    /** Registers the routes. */
    public void register(RoutesConfig routes) {
        routes.post("/v1/calls", new IntakeRoute<>(RecordFormat.CALLS, clock, client::publish, parts)::handle);
        routes.post("/v1/scores", new IntakeRoute<>(RecordFormat.SCORES, clock, client::publish, parts)::handle);
        routes.post("/v1/changes", new IntakeRoute<>(RecordFormat.CHANGES, clock, client::publish, parts)::handle);
    }
}
