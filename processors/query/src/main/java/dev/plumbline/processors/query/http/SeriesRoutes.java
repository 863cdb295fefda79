package dev.plumbline.processors.query.http;

import dev.plumbline.processors.query.answers.SeriesAnswer;
import dev.plumbline.processors.query.answers.SeriesAnswers;
import dev.plumbline.processors.query.requests.Measure;
import dev.plumbline.processors.query.requests.SeriesRequest;
import dev.plumbline.processors.query.requests.SeriesRequestReader;
import dev.plumbline.processors.query.state.StateReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Set;

/** {@code /v1/series}, {@code /v1/cost}, {@code /v1/latency} and {@code /v1/quality}. */
public final class SeriesRoutes {
    private final StateReader state;
    private final SeriesAnswers answers;
    private final InstantSource clock;

    /** Answers from state; relative times are relative to the clock. */
    public SeriesRoutes(StateReader state, InstantSource clock) {
        this.state = state;
        this.answers = new SeriesAnswers(state);
        this.clock = clock;
    }

    /** Registers the routes. */
    public void register(RoutesConfig routes) {
        routes.get("/v1/series", ctx -> answer(ctx, "series", reader(ctx).read(Set.of())));
        routes.get("/v1/cost", ctx -> answer(ctx, "cost", reader(ctx).read(Set.of(Measure.COST))));
        routes.get("/v1/latency", ctx -> answer(ctx, "latency", reader(ctx).readLatency()));
        routes.get(
                "/v1/quality",
                ctx -> answer(ctx, "quality", reader(ctx).read(Set.of(Measure.SCORES, Measure.HISTOGRAM))));
    }

    private SeriesRequestReader reader(Context ctx) {
        return new SeriesRequestReader(ctx.queryParamMap(), clock.instant(), state::keptFrom);
    }

    private void answer(Context ctx, String name, SeriesRequest request) {
        SeriesAnswer answer = answers.answer("plumbline." + name + "/v1", request);
        if (SeriesCsv.isWanted(ctx)) {
            ctx.contentType("text/csv; charset=utf-8").result(SeriesCsv.of(answer));
        } else {
            Json.write(ctx, answer);
        }
    }
}
