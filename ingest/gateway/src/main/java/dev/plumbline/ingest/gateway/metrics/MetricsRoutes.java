package dev.plumbline.ingest.gateway.metrics;

import dev.plumbline.ingest.gateway.http.Admission;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Set;

/** Times every request, and serves {@code /metrics} in the text form of Prometheus. Thread-safe. */
public final class MetricsRoutes {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String STARTED = "plumbline.started";
    private static final Set<String> PATHS = Set.of(
            "/v1/calls",
            "/v1/scores",
            "/v1/changes",
            "/v1/traces",
            "/v1/logs",
            "/v1/metrics",
            "/v1/otlp/counts",
            "/openapi.json",
            "/metrics",
            "/health/live",
            "/health/ready");

    private final PrometheusMeterRegistry registry;
    private final Admission admission;

    /**
     * Routes that measure into a registry.
     *
     * @param admission says who may look
     */
    public MetricsRoutes(PrometheusMeterRegistry registry, Admission admission) {
        this.registry = registry;
        this.admission = admission;
    }

    /** Registers the route, and the timing around all others. */
    public void register(RoutesConfig routes) {
        routes.before(ctx -> ctx.attribute(STARTED, System.nanoTime()));
        routes.after(this::measure);
        routes.get("/metrics", this::scrape);
    }

    private void measure(Context ctx) {
        Long started = ctx.attribute(STARTED);
        if (started != null) {
            // A path that is not known could be anything, and each would be a series.
            String path = PATHS.contains(ctx.path()) ? ctx.path() : "other";
            Timer.builder("plumbline.gateway.requests")
                    .description("Requests by path and status, from the first byte of the head to the answer")
                    .tags("path", path, "status", Integer.toString(ctx.statusCode()))
                    .serviceLevelObjectives(
                            Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1))
                    .register(registry)
                    .record(Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private void scrape(Context ctx) {
        admission.principal(ctx);
        ctx.contentType(TEXT).result(registry.scrape(TEXT));
    }
}
