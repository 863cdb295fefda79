package dev.plumbline.ingest.gateway.otlp;

import dev.plumbline.ingest.gateway.http.Answers;
import dev.plumbline.ingest.gateway.http.Body;
import dev.plumbline.ingest.gateway.http.CorruptBodyException;
import dev.plumbline.ingest.gateway.http.IntakeParts;
import dev.plumbline.ingest.gateway.http.RefusedException;
import dev.plumbline.ingest.gateway.otlp.mapping.MappingContext;
import dev.plumbline.ingest.gateway.otlp.mapping.TelemetryMapper;
import dev.plumbline.ingest.gateway.otlp.wire.OtlpEncoding;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** The routes of OTLP over HTTP, and one that says what came over them. */
public final class OtlpRoutes {
    private final IntakeParts parts;
    private final String tenant;
    private final TelemetryMapper mapper;
    private final OtlpCounts counts = new OtlpCounts();

    /**
     * Routes that publish through a client.
     *
     * @param context what records get that their sender left out
     */
    public OtlpRoutes(IntakeParts parts, MappingContext context) {
        this.parts = parts;
        this.tenant = context.tenant();
        this.mapper = new TelemetryMapper(context);
    }

    /** Registers the routes. */
    public void register(RoutesConfig routes) {
        for (Signal signal : Signal.values()) {
            routes.post(signal.path(), new OtlpRoute(signal, parts, tenant, mapper, counts)::handle);
        }
        routes.post("/v1/metrics", this::metrics);
        routes.get("/v1/otlp/counts", ctx -> Answers.ok(ctx, counts.read()));
    }

    // Exporters send metrics unasked; an error would fill their logs.
    private void metrics(Context ctx) {
        OtlpEncoding encoding = ContentTypes.encoding(ctx);
        try (Body body = parts.bodies().read(ctx)) {
            OtlpAnswers.success(ctx, encoding);
        } catch (CorruptBodyException e) {
            OtlpAnswers.refused(
                    ctx,
                    encoding,
                    RefusedException.forGood(HttpStatus.BAD_REQUEST, "The body " + e.getMessage() + "."));
        } catch (RefusedException e) {
            OtlpAnswers.refused(ctx, encoding, e);
        }
    }
}
