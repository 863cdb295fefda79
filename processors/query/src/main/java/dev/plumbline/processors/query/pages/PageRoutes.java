package dev.plumbline.processors.query.pages;

import dev.plumbline.processors.query.reports.AlertReport;
import dev.plumbline.processors.query.reports.Alerts;
import dev.plumbline.processors.query.reports.BudgetReport;
import dev.plumbline.processors.query.reports.Budgets;
import dev.plumbline.processors.query.state.StateReader;
import dev.plumbline.processors.query.state.StateUnavailableException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The pages: {@code /}, {@code /alerts}, {@code /alerts/{id}}, {@code /alerts/{id}.txt}, {@code /compare} and {@code /ledger}. */
public final class PageRoutes {
    private final StateReader state;
    private final InstantSource clock;

    /** Pages over state; ages are told from the clock. */
    public PageRoutes(StateReader state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    /** Registers the pages and their files. */
    public void register(RoutesConfig routes) {
        new Assets().register(routes);
        String overview = Page.of("Overview", "overview", Page.fragment("overview"));
        String ledger = Page.of("Ledger", "ledger", Page.fragment("ledger"));
        routes.get("/", ctx -> ctx.html(overview));
        routes.get("/ledger", ctx -> ctx.html(ledger));
        routes.get("/compare", orUnavailable(new CompareRequests(state, clock)::answer));
        routes.get("/alerts", orUnavailable(this::list));
        routes.get("/alerts/{id}.txt", orUnavailable(this::markdown));
        routes.get("/alerts/{id}", orUnavailable(this::alert));
    }

    private void list(Context ctx) {
        List<AlertReport> alerts = Alerts.sorted(state.alerts().value());
        ctx.html(AlertListPage.html(alerts, clock.instant()));
    }

    private void alert(Context ctx) {
        Optional<AlertHistory> history = history(ctx);
        if (history.isEmpty()) {
            ctx.status(404).html(MessagePage.html("No such alert", "No alert has the id " + ctx.pathParam("id") + "."));
        } else {
            ctx.html(new AlertPage(history.get(), clock.instant()).html());
        }
    }

    private void markdown(Context ctx) {
        Optional<AlertHistory> history = history(ctx);
        if (history.isEmpty()) {
            ctx.status(404).result("No alert has the id " + ctx.pathParam("id") + ".\n");
            return;
        }
        String link = "http://" + ctx.host() + history.get().latest().url();
        ctx.contentType("text/plain; charset=utf-8").result(AlertMarkdown.of(history.get(), clock.instant(), link));
    }

    private Optional<AlertHistory> history(Context ctx) {
        List<AlertReport> transitions = state.transitions(ctx.pathParam("id")).value().stream()
                .map(AlertReport::of)
                .toList();
        if (transitions.isEmpty()) {
            return Optional.empty();
        }
        AlertHistory history = new AlertHistory(transitions, 0);
        return Optional.of(
                history.latest().kind().equals("budget")
                        ? new AlertHistory(transitions, unpricedCalls(history))
                        : history);
    }

    private long unpricedCalls(AlertHistory history) {
        List<BudgetReport> budgets =
                state.budgets().value().stream().map(BudgetReport::of).toList();
        return Budgets.behind(history.latest(), history.firedAt(), budgets)
                .map(BudgetReport::unpricedCalls)
                .orElse(0L);
    }

    /** A page says in words what the API says as a problem. */
    private static Handler orUnavailable(Handler page) {
        return ctx -> {
            try {
                page.handle(ctx);
            } catch (StateUnavailableException e) {
                long seconds = Math.max(1, e.retryAfter().toSeconds());
                ctx.status(503).header("Retry-After", Long.toString(seconds));
                ctx.html(MessagePage.html("Not ready yet", e.reason() + " Reload in " + seconds + " s."));
            }
        };
    }
}
