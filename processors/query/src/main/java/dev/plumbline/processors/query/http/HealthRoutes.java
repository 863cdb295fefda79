package dev.plumbline.processors.query.http;

import dev.plumbline.processors.query.state.PipelineStatus;
import dev.plumbline.processors.query.state.StateReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.SortedMap;

/** {@code /health/live}: the process answers. {@code /health/ready}: state can be queried, else 503. */
public final class HealthRoutes {
    private final StateReader state;

    /** Asks the reader for the status of the pipeline. */
    public HealthRoutes(StateReader state) {
        this.state = state;
    }

    private record Health(String status, SortedMap<String, String> checks) {}

    /** Registers the routes. */
    public void register(RoutesConfig routes) {
        routes.get("/health/live", ctx -> Json.write(ctx, Map.of("status", "live")));
        routes.get("/health/ready", this::ready);
    }

    private void ready(Context ctx) {
        PipelineStatus status = state.status();
        if (!status.ready()) {
            ctx.status(503).header("Retry-After", "1");
        }
        Json.write(ctx, new Health(status.ready() ? "ready" : "not ready", status.checks()));
    }
}
