package dev.plumbline.ingest.gateway.otlp;

import dev.plumbline.ingest.gateway.access.Principal;
import dev.plumbline.ingest.gateway.http.Answers;
import dev.plumbline.ingest.gateway.intake.IntakeParts;
import dev.plumbline.ingest.gateway.otlp.mapping.MappingContext;
import dev.plumbline.ingest.gateway.otlp.mapping.TelemetryMapper;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.util.Map;

/** The routes of OTLP over HTTP, and one that says what came over them. */
public final class OtlpRoutes {
    private final IntakeParts parts;
    private final UserHash userHash;
    private final Clock clock;
    private final OtlpCounts counts = new OtlpCounts();

    /**
     * Routes that publish through a client.
     *
     * @param userHash hashes the ids of users
     * @param clock the time of events that name none
     */
    public OtlpRoutes(IntakeParts parts, UserHash userHash, Clock clock) {
        this.parts = parts;
        this.userHash = userHash;
        this.clock = clock;
    }

    /** Registers the routes. */
    public void register(RoutesConfig routes) {
        for (Signal signal : Signal.values()) {
            routes.post(signal.path(), new OtlpRoute(signal, parts, this::mapper, counts)::handle);
        }
        routes.get("/v1/otlp/counts", ctx -> {
            parts.admission().principal(ctx);
            Answers.ok(ctx, counts.read());
        });
    }

    /** What came, by what it was. */
    public Map<String, Long> counts() {
        return counts.read();
    }

    private TelemetryMapper mapper(Principal sender) {
        return new TelemetryMapper(new MappingContext(sender, userHash, clock));
    }
}
