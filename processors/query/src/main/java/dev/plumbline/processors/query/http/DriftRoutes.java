package dev.plumbline.processors.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.processors.query.answers.Meta;
import dev.plumbline.processors.query.reports.DetectorReport;
import dev.plumbline.processors.query.reports.Listing;
import dev.plumbline.processors.query.requests.Parameters;
import dev.plumbline.processors.query.state.ChangePublisher;
import dev.plumbline.processors.query.state.DetectorState;
import dev.plumbline.processors.query.state.Reading;
import dev.plumbline.processors.query.state.StateReader;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.ChangeKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * {@code /v1/drift/series}, and what people decide about baselines: {@code POST /v1/drift/baselines/{id}/reset}, {@code
 * pin} or {@code acknowledge}, with an optional body {@code {"author": …, "reason": …}}.
 *
 * <p>A decision is written as a change event, so that a replay of the topics meets it at the same place; it is carried
 * out when the minute of its time closes.
 */
public final class DriftRoutes {
    private static final Map<String, ChangeKind> ACTIONS = Map.of(
            "reset", ChangeKind.BASELINE_RESET,
            "pin", ChangeKind.BASELINE_PINNED,
            "acknowledge", ChangeKind.BASELINE_ACKNOWLEDGED);
    private static final Set<String> PHASES = Set.of("collecting", "armed", "firing");
    private static final int LONGEST_TEXT = 1_000;
    private static final long PATIENCE_SECONDS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StateReader state;
    private final ChangePublisher changes;
    private final InstantSource clock;

    /** Answers from state, writes to changes. */
    public DriftRoutes(StateReader state, ChangePublisher changes, InstantSource clock) {
        this.state = state;
        this.changes = changes;
        this.clock = clock;
    }

    /** What was written. */
    private record Accepted(String schema, String changeId, String detector, String action, Instant at) {}

    /** Registers the routes. */
    public void register(RoutesConfig routes) {
        routes.get("/v1/drift/series", this::series);
        routes.post("/v1/drift/baselines/{id}/{action}", this::decide);
    }

    private void series(Context ctx) {
        Parameters parameters = new Parameters(ctx.queryParamMap());
        parameters.allowOnly(Set.of("phase", "metric", "feature", "id", "limit"));
        Set<String> phases = Set.copyOf(parameters.list("phase"));
        if (!PHASES.containsAll(phases)) {
            parameters.violation("phase", "must be collecting, armed or firing");
        }
        Set<String> metrics = Set.copyOf(parameters.list("metric"));
        Set<String> features = Set.copyOf(parameters.list("feature"));
        Set<String> ids = Set.copyOf(parameters.list("id"));
        int limit = parameters.integer("limit", 200, 1, 10_000);
        parameters.throwIfInvalid();
        Reading<List<DetectorState>> reading = state.detectors();
        List<DetectorReport> found = reading.value().stream()
                .filter(one -> phases.isEmpty() || phases.contains(one.phase()))
                .filter(one -> metrics.isEmpty() || metrics.contains(one.metric()))
                .filter(one ->
                        features.isEmpty() || features.contains(one.scope().get("feature")))
                .filter(one -> ids.isEmpty() || ids.contains(one.id()))
                .map(DetectorReport::of)
                .sorted(Comparator.comparing((DetectorReport one) -> one.scope().toString())
                        .thenComparing(DetectorReport::metric)
                        .thenComparing(DetectorReport::rule))
                .toList();
        Meta meta = Meta.of(reading.completeness()).limited(found.size(), limit);
        Json.write(
                ctx,
                new Listing<>(
                        "plumbline.drift-series/v1",
                        meta,
                        found.stream().limit(limit).toList()));
    }

    private void decide(Context ctx) {
        String id = ctx.pathParam("id");
        ChangeKind kind = ACTIONS.get(ctx.pathParam("action"));
        if (kind == null) {
            throw new NotFoundResponse("A baseline can be told to reset, pin or acknowledge.");
        }
        refuseForeignPages(ctx);
        DetectorState detector = state.detectors().value().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundResponse("No detector has the id '" + id + "'."));
        if (kind == ChangeKind.BASELINE_ACKNOWLEDGED && detector.alert().isEmpty()) {
            throw new HttpResponseException(
                    409, "There is no change to acknowledge: the detector is not firing.", Map.of());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ChangeEvent change = change(ctx, detector, kind, now);
        publish(change);
        ctx.status(202);
        Json.write(ctx, new Accepted("plumbline.baseline/v1", change.getChangeId(), id, ctx.pathParam("action"), now));
    }

    /** A page of another origin must not decide: browsers say where a request comes from, other programs do not. */
    private static void refuseForeignPages(Context ctx) {
        String origin = ctx.header("Origin");
        if (origin != null && !origin.equals("http://" + ctx.host())) {
            throw new HttpResponseException(403, "Decisions are not taken from pages of another origin.", Map.of());
        }
    }

    private ChangeEvent change(Context ctx, DetectorState detector, ChangeKind kind, Instant now) {
        JsonNode body = body(ctx);
        return ChangeEvent.newBuilder()
                .setChangeId("baseline-" + UUID.randomUUID())
                .setAtMicros(ChronoUnit.MICROS.between(Instant.EPOCH, now))
                .setKind(kind)
                .setTenant("*")
                .setFeature(detector.scope().getOrDefault("feature", ""))
                .setSubject(detector.id())
                .setAuthor(text(body, "author"))
                .setNote(text(body, "reason"))
                .build();
    }

    private static JsonNode body(Context ctx) {
        try {
            String text = ctx.body();
            JsonNode body = text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
            if (!body.isObject()) {
                throw new HttpResponseException(400, "The body must be an object with author and reason.", Map.of());
            }
            return body;
        } catch (IOException e) {
            throw new HttpResponseException(400, "The body is not JSON.", Map.of());
        }
    }

    private static String text(JsonNode body, String field) {
        String text = body.path(field).asText("");
        if (text.length() > LONGEST_TEXT) {
            throw new HttpResponseException(400, field + " may have " + LONGEST_TEXT + " characters.", Map.of());
        }
        return text;
    }

    private void publish(ChangeEvent change) {
        boolean written;
        try {
            written = changes.publish(change).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            written = false;
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            written = false;
        }
        if (!written) {
            throw new HttpResponseException(503, "The decision could not be written; nothing has changed.", Map.of());
        }
    }
}
