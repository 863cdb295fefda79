package dev.plumbline.deploy.standalone.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.api.QueryApi;
import dev.plumbline.deploy.standalone.api.QueryString;
import java.time.Instant;
import java.util.List;

/** The same figures as the API answers them. */
final class ApiFigures {
    private static final List<String> SIMPLE = List.of("attempted", "counted", "duplicate", "late", "clamped");
    private static final List<String> BY_REASON = List.of("quarantined", "rejected", "dropped");

    private final QueryApi api;

    ApiFigures(QueryApi api) {
        this.api = api;
    }

    Figures read(Totals range) {
        Figures figures = new Figures();
        ledger(figures);
        if (!range.isEmpty()) {
            totals(range.from(), range.to(), figures);
        }
        return figures;
    }

    private void ledger(Figures figures) {
        for (JsonNode line : api.get("/v1/ledger", QueryString.none()).path("data")) {
            String stream = line.path("stream").asText();
            SIMPLE.forEach(
                    column -> figures.add(stream, column, line.path(column).asLong()));
            BY_REASON.forEach(column -> line.path(column)
                    .path("reasons")
                    .properties()
                    .forEach(reason -> figures.add(
                            stream,
                            column + " " + reason.getKey(),
                            reason.getValue().asLong())));
        }
    }

    private void totals(Instant from, Instant to, Figures figures) {
        QueryString range = QueryString.none()
                .with("from", from.toString())
                .with("to", to.toString())
                .with("fields", "calls,tokens,cost")
                .with("limit", "1000");
        JsonNode tenants =
                api.get("/v1/series", range.with("group_by", "tenant").with("step", "total"));
        for (JsonNode tenant : tenants.path("data")) {
            String name = tenant.at("/key/tenant").asText();
            JsonNode answer = api.get(
                    "/v1/series",
                    range.with("group_by", "tenant,feature").with("step", "1d").with("tenant", name));
            for (JsonNode row : answer.path("data")) {
                row.path("points").forEach(point -> point(name, row, point, figures));
            }
        }
    }

    private static void point(String tenant, JsonNode row, JsonNode point, Figures figures) {
        String day = point.path("at").asText().substring(0, "2026-01-01".length());
        String scope = Totals.scope(day, tenant, row.at("/key/feature").asText());
        figures.add(scope, "calls", point.path("calls").asLong());
        JsonNode cost = point.path("cost");
        figures.add(scope, "priced calls", cost.path("pricedCalls").asLong());
        figures.add(scope, "unpriced calls", cost.path("unpricedCalls").asLong());
        figures.add(
                scope, "cost in nano-dollars", Long.parseLong(cost.path("nanos").asText("0")));
        point.path("tokens")
                .properties()
                .forEach(bucket -> figures.add(
                        scope, "tokens " + bucket.getKey(), bucket.getValue().asLong()));
    }
}
