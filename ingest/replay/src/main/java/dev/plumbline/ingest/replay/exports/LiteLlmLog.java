package dev.plumbline.ingest.replay.exports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.client.BlankRecords;
import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.formats.text.RowFault;
import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads what a LiteLLM proxy logs of its calls: {@code StandardLoggingPayload} as its callbacks write it, and rows of its
 * table of spend logs, as JSON, JSON lines or CSV.
 *
 * <ul>
 *   <li>call id: {@code id} or {@code request_id}
 *   <li>tenant: alias or id of the key's team; feature: {@code feature} in the metadata that the caller sent, else the first
 *       tag that is not a user agent, else the key's alias
 *   <li>tokens: LiteLLM counts a cache within the prompt for every provider; the parts are in the usage object
 *   <li>reported cost: {@code response_cost} or {@code spend}
 * </ul>
 */
public final class LiteLlmLog {
    private static final String TEAM = "metadata.user_api_key_team_alias";
    private static final Set<String> KEPT = Set.of(
            "id",
            "request_id",
            "trace_id",
            "session_id",
            "call_type",
            "status",
            "cache_hit",
            "response_cost",
            "spend",
            "prompt_tokens",
            "completion_tokens",
            "startTime",
            "endTime",
            "completionStartTime",
            "model",
            "model_group",
            "custom_llm_provider",
            "metadata",
            "request_tags",
            "team_id",
            "error_information");
    private static final List<String> USAGE =
            List.of("metadata.usage_object.", "metadata.additional_usage_values.", "");

    private final ExportOptions options;

    private LiteLlmLog(ExportOptions options) {
        this.options = options;
    }

    /** @throws IOException if the file cannot be read or is no such log */
    public static RecordSource open(Path file, ExportOptions options) throws IOException {
        return new ExportedCalls(ExportRows.open(file, KEPT, ""), new LiteLlmLog(options)::calls);
    }

    private Iterator<LlmCall> calls(ExportRow row) throws RowFault {
        LlmCall call = BlankRecords.call();
        String kind = row.text("call_type").toLowerCase(Locale.ROOT);
        call.setCallId(row.required("id", "request_id"));
        call.setTraceId(row.text("trace_id"));
        call.setSessionId(row.text("session_id"));
        call.setTenant(options.tenant(row.text(TEAM, "metadata.user_api_key_team_id", "team_id")));
        call.setFeature(options.feature(feature(row), "litellm"));
        call.setProvider(row.text("custom_llm_provider"));
        call.setRequestedModel(row.text("model", "model_group"));
        call.setOperation(operation(kind));
        call.setAppCacheHit(row.text("cache_hit").equalsIgnoreCase("true"));
        call.setReportedCostNanos(row.scaled(9, "response_cost", "spend"));
        if (row.text("status", "metadata.status").equalsIgnoreCase("failure")) {
            HttpOutcome.failed(
                    call,
                    row.text("error_information.error_code", "metadata.error_information.error_code"),
                    row.text("error_information.error_class", "metadata.error_information.error_class"));
        }
        times(row, call);
        usage(row, call);
        return List.of(call).iterator();
    }

    private static String feature(ExportRow row) {
        String named = row.text("metadata.requester_metadata.feature", "metadata.spend_logs_metadata.feature");
        if (!named.isEmpty()) {
            return named;
        }
        for (JsonNode tag : ExportRow.unfolded(row.node("request_tags"))) {
            if (tag.isTextual()
                    && !tag.asText().startsWith("User-Agent:")
                    && !tag.asText().isBlank()) {
                return tag.asText();
            }
        }
        return row.text("metadata.user_api_key_alias");
    }

    private static String operation(String kind) {
        if (kind.contains("embedding")) {
            return "embeddings";
        }
        return kind.contains("text_completion") ? "text_completion" : "chat";
    }

    private static void times(ExportRow row, LlmCall call) throws RowFault {
        Long start = row.micros("startTime");
        if (start == null) {
            throw new RowFault("startTime is missing");
        }
        Long end = row.micros("endTime");
        Long first = row.micros("completionStartTime");
        call.setStartedAtMicros(start);
        call.setDurationMicros(end == null ? null : end - start);
        // Where nothing was streamed, the first token is put at the end.
        boolean streamed = first != null && first >= start && !first.equals(end);
        call.setTimeToFirstTokenMicros(streamed && first != null ? first - start : null);
    }

    private static void usage(ExportRow row, LlmCall call) throws RowFault {
        new DisjointUsage(
                        row.count("prompt_tokens"),
                        row.count(paths("prompt_tokens_details.cached_tokens", "cache_read_input_tokens")),
                        row.count(paths("prompt_tokens_details.cache_creation_tokens", "cache_creation_input_tokens")),
                        row.count(paths("prompt_tokens_details.audio_tokens")),
                        row.count("completion_tokens"),
                        row.count(paths("completion_tokens_details.reasoning_tokens")),
                        row.count(paths("completion_tokens_details.audio_tokens")))
                .setInclusive(call);
    }

    private static String[] paths(String... names) {
        return USAGE.stream()
                .flatMap(place -> List.of(names).stream().map(name -> place + name))
                .toArray(String[]::new);
    }
}
