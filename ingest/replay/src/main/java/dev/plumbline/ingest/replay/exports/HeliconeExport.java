package dev.plumbline.ingest.replay.exports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.client.BlankRecords;
import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.formats.text.RowFault;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.ScoreSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests that Helicone exports: JSON lines, JSON or CSV of its export tool, or answers of its query API.
 *
 * <ul>
 *   <li>call id: {@code request_id}
 *   <li>feature, tenant, environment: the custom properties of these names; session: {@code Helicone-Session-Id}
 *   <li>tokens: parts are subtracted from the whole, except for Anthropic and Bedrock, which count the cache beside the
 *       input; since the export does not say which it is, a cache there makes the usage ambiguous
 *   <li>scores: each of {@code scores}, and the rating of the feedback as {@code feedback}, 1 or 0, from a human
 * </ul>
 */
public final class HeliconeExport {
    private static final BigDecimal LARGEST_COST = BigDecimal.valueOf(1_000);
    private static final Set<String> KEPT = Set.of(
            "request_id",
            "request_created_at",
            "response_created_at",
            "response_status",
            "delay_ms",
            "time_to_first_token",
            "request_model",
            "response_model",
            "model",
            "provider",
            "prompt_tokens",
            "completion_tokens",
            "prompt_cache_read_tokens",
            "prompt_cache_write_tokens",
            "reasoning_tokens",
            "prompt_audio_tokens",
            "completion_audio_tokens",
            "costUSD",
            "cost",
            "request_properties",
            "properties",
            "prompt_id",
            "helicone_prompt_id",
            "prompt_version",
            "scores",
            "feedback_rating",
            "cache_reference_id");
    private static final Map<String, String> PROVIDERS = Map.of(
            "azure", "azure.ai.openai",
            "bedrock", "aws.bedrock",
            "google", "gcp.gemini",
            "googleaistudio", "gcp.gemini",
            "vertex", "gcp.vertex_ai");

    private final ExportOptions options;

    private HeliconeExport(ExportOptions options) {
        this.options = options;
    }

    /** @throws IOException if the file cannot be read or is no export */
    public static RecordSource open(Path file, ExportOptions options) throws IOException {
        return new ExportedCalls(ExportRows.open(file, KEPT, "data"), new HeliconeExport(options)::calls);
    }

    private Iterator<LlmCall> calls(ExportRow row) throws RowFault {
        LlmCall call = BlankRecords.call();
        call.setCallId(row.required("request_id"));
        call.setTenant(options.tenant(property(row, "tenant")));
        call.setFeature(options.feature(property(row, "feature"), "helicone"));
        call.setEnvironment(property(row, "environment"));
        call.setSessionId(property(row, "Helicone-Session-Id"));
        String provider = row.text("provider").toLowerCase(Locale.ROOT);
        call.setProvider(PROVIDERS.getOrDefault(FieldName.canonical(provider), provider));
        call.setRequestedModel(row.text("request_model", "model"));
        call.setServedModel(row.text("response_model"));
        call.setPromptName(row.text("prompt_id", "helicone_prompt_id"));
        call.setPromptVersion(row.text("prompt_version"));
        call.setReportedCostNanos(cost(row));
        String cached = row.text("cache_reference_id");
        call.setAppCacheHit(!cached.replace("-", "").replace("0", "").isEmpty());
        times(row, call);
        outcome(row, call);
        usage(row, call);
        scores(row, call);
        return List.of(call).iterator();
    }

    private static String property(ExportRow row, String name) {
        return row.text("request_properties." + name, "properties." + name);
    }

    // Raw exports carry the cost multiplied by a factor that the file does not name.
    private static @Nullable Long cost(ExportRow row) throws RowFault {
        BigDecimal cost = row.number("costUSD", "cost");
        boolean dollars = cost != null && cost.signum() >= 0 && cost.compareTo(LARGEST_COST) <= 0;
        return dollars ? row.scaled(9, "costUSD", "cost") : null;
    }

    private static void times(ExportRow row, LlmCall call) throws RowFault {
        Long start = row.micros("request_created_at");
        if (start == null) {
            throw new RowFault("request_created_at is missing");
        }
        Long end = row.micros("response_created_at");
        Long delay = row.scaled(3, "delay_ms");
        call.setStartedAtMicros(start);
        call.setDurationMicros(delay != null || end == null ? delay : Long.valueOf(end - start));
        call.setTimeToFirstTokenMicros(row.scaled(3, "time_to_first_token"));
    }

    private static void outcome(ExportRow row, LlmCall call) throws RowFault {
        long status = row.number("response_status") == null ? 0 : signed(row);
        if (status == -3) {
            call.setOutcome(Outcome.CANCELLED);
        } else if (status <= 0) {
            call.setOutcome(Outcome.UNKNOWN);
        } else if (status >= 400) {
            HttpOutcome.failed(call, Long.toString(status), "");
        }
    }

    private static long signed(ExportRow row) throws RowFault {
        Long status = row.scaled(0, "response_status");
        return status == null ? 0 : status;
    }

    private static void usage(ExportRow row, LlmCall call) throws RowFault {
        DisjointUsage usage = new DisjointUsage(
                row.count("prompt_tokens"),
                row.count("prompt_cache_read_tokens"),
                row.count("prompt_cache_write_tokens"),
                row.count("prompt_audio_tokens"),
                row.count("completion_tokens"),
                row.count("reasoning_tokens"),
                row.count("completion_audio_tokens"));
        boolean cacheBeside =
                call.getProvider().equals("anthropic") || call.getProvider().equals("aws.bedrock");
        if (cacheBeside) {
            usage.setExclusive(call);
            call.setUsageAmbiguous(usage.cacheRead() + usage.cacheWrite() > 0);
        } else {
            usage.setInclusive(call);
        }
    }

    private static void scores(ExportRow row, LlmCall call) {
        JsonNode scores = ExportRow.unfolded(row.node("scores"));
        for (Map.Entry<String, JsonNode> score : scores.properties()) {
            JsonNode value = score.getValue().isObject() ? score.getValue().path("value") : score.getValue();
            if (value.isNumber() || value.isBoolean()) {
                add(call, score.getKey(), value.isBoolean() ? truth(value.asText()) : value.asDouble(), false);
            }
        }
        String rating = row.text("feedback_rating");
        if (!rating.isEmpty()) {
            add(call, "feedback", truth(rating), true);
        }
    }

    private static double truth(String text) {
        return text.equalsIgnoreCase("true") || text.equals("1") ? 1 : 0;
    }

    private static void add(LlmCall call, String name, double value, boolean human) {
        ScoreSource source = human ? ScoreSource.HUMAN : ScoreSource.HEURISTIC;
        call.getScores().add(new InlineScore(name, value, source, "", ""));
    }
}
