package dev.plumbline.ingest.gateway.json;

import dev.plumbline.ingest.client.rules.Reason;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ScoreScope;
import dev.plumbline.schemas.records.ScoreSource;
import org.jspecify.annotations.Nullable;

/** Reads a score that was given after its call. */
final class ScoreReader {
    private ScoreReader() {}

    static CallScore read(JsonObject json, ReadContext context) {
        return new CallScore(
                context.id(json, "score_id"),
                json.text("call_id"),
                context.tenant(json),
                json.text("name"),
                value(json),
                json.word("source", ScoreSource.class, ScoreSource.UNKNOWN),
                json.text("evaluator"),
                json.text("evaluator_version"),
                context.time(json, "scored_at"),
                scope(json.object("scope")));
    }

    static double value(JsonObject json) {
        if (!json.has("value")) {
            json.error("value", "must be given", Reason.MISSING_FIELD);
            return 0;
        }
        Double value = json.number("value");
        return value == null ? 0 : value;
    }

    private static @Nullable ScoreScope scope(@Nullable JsonObject json) {
        if (json == null) {
            return null;
        }
        Long startedAt = TimeFields.time(json, "call_started_at");
        if (startedAt == null) {
            json.error("call_started_at", "must be given", Reason.MISSING_FIELD);
        }
        return new ScoreScope(
                startedAt == null ? 0 : startedAt,
                json.text("app"),
                json.text("feature"),
                json.text("environment"),
                json.text("release"),
                json.text("provider"),
                json.text("requested_model"),
                json.text("served_model"),
                json.text("prompt_name"),
                json.text("prompt_version"),
                json.text("variant"));
    }
}
