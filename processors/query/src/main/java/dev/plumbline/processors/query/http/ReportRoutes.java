package dev.plumbline.processors.query.http;

import dev.plumbline.processors.query.answers.Meta;
import dev.plumbline.processors.query.reports.AlertDetail;
import dev.plumbline.processors.query.reports.AlertReport;
import dev.plumbline.processors.query.reports.Alerts;
import dev.plumbline.processors.query.reports.BudgetReport;
import dev.plumbline.processors.query.reports.Budgets;
import dev.plumbline.processors.query.reports.Listing;
import dev.plumbline.processors.query.requests.Parameters;
import dev.plumbline.processors.query.state.Reading;
import dev.plumbline.processors.query.state.StateReader;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.BudgetState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code /v1/budgets}, {@code /v1/alerts} and {@code /v1/alerts/{id}}. */
public final class ReportRoutes {
    private static final Set<String> STATES = Set.of("pending", "firing", "resolved", "corrected", "unknown");

    private final StateReader state;

    /** Answers from state. */
    public ReportRoutes(StateReader state) {
        this.state = state;
    }

    /** Registers the routes. */
    public void register(RoutesConfig routes) {
        routes.get("/v1/budgets", this::budgets);
        routes.get("/v1/alerts", this::alerts);
        routes.get("/v1/alerts/{id}", this::alert);
    }

    private void budgets(Context ctx) {
        Parameters parameters = new Parameters(ctx.queryParamMap());
        parameters.allowOnly(Set.of("period"));
        String period = parameters.one("period").orElse("latest");
        if (!period.equals("latest") && !period.equals("all")) {
            parameters.violation("period", "must be latest or all");
        }
        parameters.throwIfInvalid();
        Reading<List<BudgetState>> reading = state.budgets();
        List<BudgetReport> reports =
                reading.value().stream().map(BudgetReport::of).toList();
        List<BudgetReport> shown = period.equals("all") ? Budgets.sorted(reports) : Budgets.latest(reports);
        Json.write(ctx, new Listing<>("plumbline.budgets/v1", Meta.of(reading.completeness()), shown));
    }

    private void alerts(Context ctx) {
        Parameters parameters = new Parameters(ctx.queryParamMap());
        parameters.allowOnly(Set.of("state", "limit"));
        Set<String> wanted = new HashSet<>(parameters.list("state"));
        if (!STATES.containsAll(wanted)) {
            parameters.violation("state", "must be pending, firing, resolved or corrected");
        }
        int limit = parameters.integer("limit", 200, 1, 1_000);
        parameters.throwIfInvalid();
        Reading<List<Alert>> reading = state.alerts();
        List<AlertReport> reports = Alerts.sorted(reading.value()).stream()
                .filter(alert -> wanted.isEmpty() || wanted.contains(alert.state()))
                .toList();
        Meta meta = Meta.of(reading.completeness()).limited(reports.size(), limit);
        Json.write(
                ctx,
                new Listing<>(
                        "plumbline.alerts/v1",
                        meta,
                        reports.stream().limit(limit).toList()));
    }

    private void alert(Context ctx) {
        String id = ctx.pathParam("id");
        Reading<List<Alert>> reading = state.transitions(id);
        List<AlertReport> transitions =
                reading.value().stream().map(AlertReport::of).toList();
        if (transitions.isEmpty()) {
            throw new NotFoundResponse("No alert has the id '" + id + "'.");
        }
        AlertReport latest = transitions.get(transitions.size() - 1);
        Json.write(ctx, new AlertDetail("plumbline.alert/v1", Meta.of(reading.completeness()), latest, transitions));
    }
}
