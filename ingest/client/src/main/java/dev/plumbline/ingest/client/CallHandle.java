package dev.plumbline.ingest.client;

import dev.plumbline.schemas.ScoreScopes;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreSource;
import org.jspecify.annotations.Nullable;

/**
 * A published call, to which scores can be given later. They carry the scope of the call, so that they count at once,
 * without a join. Thread-safe.
 */
public final class CallHandle {
    private final PlumblineClient client;
    private final CallDefaults defaults;
    private final LlmCall call;

    CallHandle(PlumblineClient client, CallDefaults defaults, LlmCall call) {
        this.client = client;
        this.defaults = defaults;
        this.call = call;
    }

    /** The id of the call. */
    public String callId() {
        return call.getCallId();
    }

    /** Publishes a score for the call, given now. */
    public void score(@Nullable String name, double value, @Nullable ScoreSource source) {
        score(name, value, source, "", "");
    }

    /** Publishes a score for the call, given now, with the evaluator that gave it. */
    public void score(
            @Nullable String name,
            double value,
            @Nullable ScoreSource source,
            @Nullable String evaluator,
            @Nullable String evaluatorVersion) {
        client.publish(new CallScore(
                defaults.ids().next(),
                call.getCallId(),
                call.getTenant(),
                text(name),
                value,
                source == null ? ScoreSource.UNKNOWN : source,
                text(evaluator),
                text(evaluatorVersion),
                Micros.of(defaults.clock().instant()),
                ScoreScopes.of(call)));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
