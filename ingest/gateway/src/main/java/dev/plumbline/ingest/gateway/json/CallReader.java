package dev.plumbline.ingest.gateway.json;

import dev.plumbline.ingest.client.BlankRecords;
import dev.plumbline.schemas.records.GuardrailVerdict;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import org.jspecify.annotations.Nullable;

/** Reads a call. */
final class CallReader {
    private CallReader() {}

    static LlmCall read(JsonObject json, ReadContext context) {
        LlmCall call = BlankRecords.call();
        call.setCallId(context.id(json, "call_id"));
        call.setTenant(context.tenant(json));
        call.setStartedAtMicros(context.time(json, "started_at"));
        call.setDurationMicros(TimeFields.duration(json, "duration"));
        call.setTimeToFirstTokenMicros(TimeFields.duration(json, "time_to_first_token"));
        readScope(json, call);
        readModel(json, call);
        readEnd(json, call);
        readUsage(json.object("usage"), call.getUsage());
        call.setUsageAmbiguous(json.flag("usage_ambiguous"));
        call.setReportedCostNanos(json.whole("reported_cost_nanos"));
        readVerdicts(json, call);
        call.setTraceId(json.text("trace_id"));
        call.setSessionId(json.text("session_id"));
        call.setUserHash(json.text("user_hash"));
        call.setAttributes(json.texts("attributes"));
        return call;
    }

    private static void readScope(JsonObject json, LlmCall call) {
        call.setApp(json.text("app"));
        call.setFeature(json.text("feature"));
        call.setEnvironment(json.text("environment"));
        call.setRelease(json.text("release"));
        call.setPromptName(json.text("prompt_name"));
        call.setPromptVersion(json.text("prompt_version"));
        call.setVariant(json.text("variant"));
    }

    private static void readModel(JsonObject json, LlmCall call) {
        call.setProvider(json.text("provider"));
        call.setRequestedModel(json.text("requested_model"));
        call.setServedModel(json.text("served_model"));
        call.setSystemFingerprint(json.text("system_fingerprint"));
        call.setServiceTier(json.text("service_tier"));
        call.setOperation(json.text("operation", "chat"));
    }

    private static void readEnd(JsonObject json, LlmCall call) {
        call.setOutcome(json.word("outcome", Outcome.class, Outcome.OK));
        call.setErrorType(json.text("error_type"));
        call.setFinishReason(json.text("finish_reason"));
        call.setAppCacheHit(json.flag("app_cache_hit"));
        call.setRetries(small(json, "retries"));
        call.setRevision(small(json, "revision"));
    }

    private static int small(JsonObject json, String name) {
        long count = json.count(name);
        if (count < 0 || count > Integer.MAX_VALUE) {
            json.error(name, "must be between 0 and " + Integer.MAX_VALUE);
            return 0;
        }
        return (int) count;
    }

    private static void readUsage(@Nullable JsonObject json, Usage usage) {
        if (json != null) {
            usage.setInput(json.count("input"));
            usage.setCacheRead(json.count("cache_read"));
            usage.setCacheWrite5m(json.count("cache_write_5m"));
            usage.setCacheWrite1h(json.count("cache_write_1h"));
            usage.setOutput(json.count("output"));
            usage.setReasoning(json.count("reasoning"));
            usage.setAudioInput(json.count("audio_input"));
            usage.setAudioOutput(json.count("audio_output"));
        }
    }

    private static void readVerdicts(JsonObject json, LlmCall call) {
        for (JsonObject item : json.objects("guardrails")) {
            call.getGuardrails()
                    .add(new GuardrailVerdict(item.text("name"), item.text("verdict"), item.flag("blocked")));
        }
        for (JsonObject item : json.objects("scores")) {
            call.getScores()
                    .add(new InlineScore(
                            item.text("name"),
                            ScoreReader.value(item),
                            item.word("source", ScoreSource.class, ScoreSource.HEURISTIC),
                            item.text("evaluator"),
                            item.text("evaluator_version")));
        }
    }
}
