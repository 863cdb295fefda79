package dev.plumbline.ingest.replay.exports;

import dev.plumbline.ingest.client.BlankRecords;
import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.formats.text.RowFault;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads observations that Langfuse exports: as CSV, JSON or JSON lines from its pages, as the files of its export to blob
 * storage, or as answers of its API. Generations and embeddings become calls; other observations are passed over.
 *
 * <ul>
 *   <li>call id: trace id, a hyphen and observation id, as for a span over OTLP, so that a call that came both ways within
 *       the hour counts once
 *   <li>feature: the name of the trace, else of the observation
 *   <li>tokens: {@code usageDetails}, which is disjoint under the names that Langfuse gives it; where it is named as the
 *       provider names it ({@code prompt_tokens} and so on), parts are subtracted from the whole
 *   <li>reported cost: the total of {@code costDetails}; outcome: ERROR for the level ERROR
 * </ul>
 */
public final class LangfuseExport {
    private static final Set<String> CALLS = Set.of("GENERATION", "EMBEDDING", "");
    private static final Set<String> KEPT = Set.of(
            "id",
            "traceId",
            "type",
            "name",
            "traceName",
            "startTime",
            "endTime",
            "completionStartTime",
            "latency",
            "timeToFirstToken",
            "model",
            "providedModelName",
            "usage",
            "usageDetails",
            "promptTokens",
            "completionTokens",
            "inputUsage",
            "outputUsage",
            "costDetails",
            "totalCost",
            "calculatedTotalCost",
            "level",
            "promptName",
            "promptVersion",
            "environment",
            "release",
            "sessionId");

    private final ExportOptions options;

    private LangfuseExport(ExportOptions options) {
        this.options = options;
    }

    /** @throws IOException if the file cannot be read or is no export */
    public static RecordSource open(Path file, ExportOptions options) throws IOException {
        return new ExportedCalls(ExportRows.open(file, KEPT, "data"), new LangfuseExport(options)::calls);
    }

    private Iterator<LlmCall> calls(ExportRow row) throws RowFault {
        if (!CALLS.contains(row.text("type").toUpperCase(Locale.ROOT))) {
            return Collections.emptyIterator();
        }
        LlmCall call = BlankRecords.call();
        String trace = row.text("traceId");
        call.setCallId((trace.isEmpty() ? "" : trace + "-") + row.required("id"));
        call.setTraceId(trace);
        call.setTenant(options.tenant(""));
        call.setFeature(options.feature(row.text("traceName", "name"), "langfuse"));
        call.setEnvironment(row.text("environment"));
        call.setRelease(row.text("release"));
        call.setRequestedModel(row.text("model", "providedModelName"));
        call.setPromptName(row.text("promptName"));
        call.setPromptVersion(row.text("promptVersion"));
        call.setSessionId(row.text("sessionId"));
        call.setOperation(row.text("type").equalsIgnoreCase("EMBEDDING") ? "embeddings" : "chat");
        call.setOutcome(row.text("level").equalsIgnoreCase("ERROR") ? Outcome.ERROR : Outcome.OK);
        call.setReportedCostNanos(row.scaled(9, "costDetails.total", "totalCost", "calculatedTotalCost"));
        times(row, call);
        usage(row, call);
        return List.of(call).iterator();
    }

    private static void times(ExportRow row, LlmCall call) throws RowFault {
        Long start = row.micros("startTime");
        if (start == null) {
            throw new RowFault("startTime is missing");
        }
        Long end = row.micros("endTime");
        Long first = row.micros("completionStartTime");
        call.setStartedAtMicros(start);
        call.setDurationMicros(end == null ? row.scaled(6, "latency") : Long.valueOf(end - start));
        call.setTimeToFirstTokenMicros(first == null ? row.scaled(6, "timeToFirstToken") : since(start, first));
    }

    private static @Nullable Long since(long start, long first) {
        return first < start ? null : first - start;
    }

    private static void usage(ExportRow row, LlmCall call) throws RowFault {
        boolean own = !row.text("usageDetails.input", "usageDetails.output").isEmpty();
        DisjointUsage usage = new DisjointUsage(
                row.count(
                        "usageDetails.input",
                        "usageDetails.prompt_tokens",
                        "usageDetails.input_tokens",
                        "usage.input",
                        "usage.promptTokens",
                        "promptTokens",
                        "inputUsage"),
                row.count(
                        "usageDetails.cache_read_input_tokens", "usageDetails.input_cached_tokens",
                        "usageDetails.input_cache_read", "usageDetails.prompt_tokens_details.cached_tokens"),
                row.count("usageDetails.cache_creation_input_tokens", "usageDetails.input_cache_creation"),
                row.count("usageDetails.input_audio_tokens", "usageDetails.input_audio"),
                row.count(
                        "usageDetails.output",
                        "usageDetails.completion_tokens",
                        "usageDetails.output_tokens",
                        "usage.output",
                        "usage.completionTokens",
                        "completionTokens",
                        "outputUsage"),
                row.count(
                        "usageDetails.output_reasoning_tokens", "usageDetails.output_reasoning",
                        "usageDetails.reasoning_tokens", "usageDetails.completion_tokens_details.reasoning_tokens"),
                row.count("usageDetails.output_audio_tokens", "usageDetails.output_audio"));
        if (own) {
            usage.setExclusive(call);
        } else {
            usage.setInclusive(call);
        }
    }
}
