package dev.plumbline.ingest.client.rules;

import dev.plumbline.schemas.limits.RecordLimits;
import dev.plumbline.schemas.records.GuardrailVerdict;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;
import java.util.List;
import java.util.Map;

/** The rules for a call. */
final class CallRules {
    // With these, the largest valid call stays below the size at which the intake refuses a record unread.
    private static final int MAX_ENTRIES = 32;
    private static final int MAX_ATTRIBUTE = 256;

    private CallRules() {}

    static List<Violation> check(LlmCall call) {
        Findings findings = new Findings();
        findings.required("call_id", call.getCallId(), RecordLimits.MAX_ID);
        findings.requiredName("tenant", call.getTenant());
        findings.requiredName("feature", call.getFeature());
        findings.duration("duration_micros", call.getDurationMicros());
        findings.duration("time_to_first_token_micros", call.getTimeToFirstTokenMicros());
        checkTexts(findings, call);
        checkUsage(findings, call.getUsage());
        checkGuardrails(findings, call.getGuardrails());
        checkScores(findings, call.getScores());
        checkAttributes(findings, call.getAttributes());
        findings.present("outcome", call.getOutcome());
        findings.retries("retries", call.getRetries());
        findings.reportedCost("reported_cost_nanos", call.getReportedCostNanos());
        return findings.all();
    }

    private static void checkTexts(Findings findings, LlmCall call) {
        findings.name("app", call.getApp());
        findings.name("environment", call.getEnvironment());
        findings.name("release", call.getRelease());
        findings.name("provider", call.getProvider());
        findings.name("requested_model", call.getRequestedModel());
        findings.name("served_model", call.getServedModel());
        findings.text("system_fingerprint", call.getSystemFingerprint());
        findings.text("service_tier", call.getServiceTier());
        findings.text("operation", call.getOperation());
        findings.name("prompt_name", call.getPromptName());
        findings.name("prompt_version", call.getPromptVersion());
        findings.name("variant", call.getVariant());
        findings.text("error_type", call.getErrorType());
        findings.text("finish_reason", call.getFinishReason());
        findings.text("trace_id", call.getTraceId());
        findings.text("session_id", call.getSessionId());
        findings.text("user_hash", call.getUserHash());
    }

    private static void checkUsage(Findings findings, Usage usage) {
        findings.present("usage", usage);
        if (usage != null) {
            findings.tokens("usage.input", usage.getInput());
            findings.tokens("usage.cache_read", usage.getCacheRead());
            findings.tokens("usage.cache_write_5m", usage.getCacheWrite5m());
            findings.tokens("usage.cache_write_1h", usage.getCacheWrite1h());
            findings.tokens("usage.output", usage.getOutput());
            findings.tokens("usage.reasoning", usage.getReasoning());
            findings.tokens("usage.audio_input", usage.getAudioInput());
            findings.tokens("usage.audio_output", usage.getAudioOutput());
        }
    }

    private static void checkGuardrails(Findings findings, List<GuardrailVerdict> guardrails) {
        findings.present("guardrails", guardrails);
        if (guardrails != null) {
            findings.count("guardrails", guardrails.size(), MAX_ENTRIES);
            for (int i = 0; i < Math.min(guardrails.size(), MAX_ENTRIES); i++) {
                String field = "guardrails[" + i + "]";
                findings.requiredName(field + ".name", guardrails.get(i).getName());
                findings.name(field + ".verdict", guardrails.get(i).getVerdict());
            }
        }
    }

    private static void checkScores(Findings findings, List<InlineScore> scores) {
        findings.present("scores", scores);
        if (scores != null) {
            findings.count("scores", scores.size(), RecordLimits.MAX_SCORES);
            for (int i = 0; i < Math.min(scores.size(), RecordLimits.MAX_SCORES); i++) {
                String field = "scores[" + i + "]";
                InlineScore score = scores.get(i);
                findings.requiredName(field + ".name", score.getName());
                findings.score(field + ".value", score.getValue());
                findings.present(field + ".source", score.getSource());
                findings.name(field + ".evaluator", score.getEvaluator());
                findings.name(field + ".evaluator_version", score.getEvaluatorVersion());
            }
        }
    }

    private static void checkAttributes(Findings findings, Map<String, String> attributes) {
        findings.present("attributes", attributes);
        if (attributes != null) {
            findings.count("attributes", attributes.size(), MAX_ENTRIES);
            if (attributes.size() <= MAX_ENTRIES) {
                for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                    findings.required("attributes key", attribute.getKey(), MAX_ATTRIBUTE);
                    checkAttribute(findings, attribute);
                }
            }
        }
    }

    // The name of the field is put together only where something is wrong with it.
    private static void checkAttribute(Findings findings, Map.Entry<String, String> attribute) {
        String value = attribute.getValue();
        if (value == null || value.length() > MAX_ATTRIBUTE) {
            findings.text("attributes." + attribute.getKey(), value, MAX_ATTRIBUTE);
        }
    }
}
