package dev.plumbline.processors.query.http;

import dev.plumbline.processors.query.comparison.CompareAnswers;
import dev.plumbline.processors.query.requests.CompareRequestReader;
import dev.plumbline.processors.query.state.StateReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;

/** {@code /v1/compare}: two versions, variants or models against each other. */
public final class CompareRoutes {
    private final StateReader state;
    private final CompareAnswers answers;
    private final InstantSource clock;

    /** Answers from state; relative times are relative to the clock. */
    public CompareRoutes(StateReader state, InstantSource clock) {
        this.state = state;
        this.answers = new CompareAnswers(state);
        this.clock = clock;
    }

    /** Registers the route. */
    public void register(RoutesConfig routes) {
        routes.get("/v1/compare", this::compare);
    }

    private void compare(Context ctx) {
        Json.write(
                ctx,
                answers.answer(new CompareRequestReader(ctx.queryParamMap(), clock.instant(), state::keptFrom).read()));
    }
}
