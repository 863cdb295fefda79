package dev.plumbline.processors.query.http;

import dev.plumbline.processors.query.answers.Meta;
import dev.plumbline.processors.query.reports.Listing;
import dev.plumbline.processors.query.requests.Parameters;
import dev.plumbline.processors.query.state.Reading;
import dev.plumbline.processors.query.state.StateReader;
import dev.plumbline.processors.query.state.UnpricedUsage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** {@code /v1/unpriced}: models without a price, those with the most calls first. */
public final class UnpricedRoutes {
    private static final Comparator<UnpricedUsage> ORDER = Comparator.comparingLong(UnpricedUsage::calls)
            .reversed()
            .thenComparing(UnpricedUsage::provider)
            .thenComparing(UnpricedUsage::model)
            .thenComparing(UnpricedUsage::tier)
            .thenComparing(UnpricedUsage::reason);

    private final StateReader state;

    /** Answers from state. */
    public UnpricedRoutes(StateReader state) {
        this.state = state;
    }

    /** Registers the route. */
    public void register(RoutesConfig routes) {
        routes.get("/v1/unpriced", this::unpriced);
    }

    private void unpriced(Context ctx) {
        Parameters parameters = new Parameters(ctx.queryParamMap());
        parameters.allowOnly(Set.of("limit"));
        int limit = parameters.integer("limit", 200, 1, 10_000);
        parameters.throwIfInvalid();
        Reading<List<UnpricedUsage>> reading = state.unpriced();
        List<UnpricedUsage> models =
                reading.value().stream().sorted(ORDER).limit(limit).toList();
        Meta meta = Meta.of(reading.completeness()).limited(reading.value().size(), limit);
        Json.write(ctx, new Listing<>("plumbline.unpriced/v1", meta, models));
    }
}
