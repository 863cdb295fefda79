package dev.plumbline.processors.query.http;

import dev.plumbline.processors.query.answers.Meta;
import dev.plumbline.processors.query.reports.LedgerBreakdown;
import dev.plumbline.processors.query.reports.LedgerReport;
import dev.plumbline.processors.query.reports.Listing;
import dev.plumbline.processors.query.requests.Parameters;
import dev.plumbline.processors.query.state.LedgerAccount;
import dev.plumbline.processors.query.state.LedgerLine;
import dev.plumbline.processors.query.state.Reading;
import dev.plumbline.processors.query.state.StateReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code /v1/ledger}: a line for each kind of record, or, with {@code by}, {@code tenant} or {@code app}, one for each
 * tenant and application.
 */
public final class LedgerRoutes {
    private final StateReader state;

    /** Answers from state. */
    public LedgerRoutes(StateReader state) {
        this.state = state;
    }

    /** Registers the route. */
    public void register(RoutesConfig routes) {
        routes.get("/v1/ledger", this::ledger);
    }

    private void ledger(Context ctx) {
        Parameters parameters = new Parameters(ctx.queryParamMap());
        parameters.allowOnly(Set.of("by", "tenant", "app", "limit"));
        Set<String> by = new HashSet<>(parameters.list("by"));
        if (!Set.of(LedgerBreakdown.TENANT, LedgerBreakdown.APP).containsAll(by)) {
            parameters.violation("by", "must be tenant, app or both, separated by a comma");
        }
        LedgerBreakdown breakdown =
                new LedgerBreakdown(by, Set.copyOf(parameters.all("tenant")), Set.copyOf(parameters.all("app")));
        int limit = parameters.integer("limit", 200, 1, 10_000);
        parameters.throwIfInvalid();
        if (breakdown.isWhole()) {
            whole(ctx);
        } else {
            parts(ctx, breakdown, limit);
        }
    }

    private void whole(Context ctx) {
        Reading<List<LedgerLine>> reading = state.ledger();
        List<LedgerReport> reports =
                reading.value().stream().map(LedgerReport::of).toList();
        Json.write(ctx, new Listing<>("plumbline.ledger/v1", Meta.of(reading.completeness()), reports));
    }

    private void parts(Context ctx, LedgerBreakdown breakdown, int limit) {
        Reading<List<LedgerAccount>> reading = state.ledgerAccounts();
        LedgerBreakdown.Parts parts = breakdown.of(reading.value(), limit);
        Meta meta = Meta.of(reading.completeness()).limited(parts.found(), limit);
        Json.write(ctx, new LedgerParts("plumbline.ledger.parts/v1", meta, parts.reports(), LedgerBreakdown.NOTES));
    }

    /** An answer by tenant and application, with what cannot be told apart in words. */
    private record LedgerParts(String schema, Meta meta, List<LedgerReport> data, List<String> notes) {}
}
