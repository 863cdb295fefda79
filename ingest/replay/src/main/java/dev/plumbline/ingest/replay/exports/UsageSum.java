package dev.plumbline.ingest.replay.exports;

import dev.plumbline.ingest.client.BlankRecords;
import dev.plumbline.ingest.replay.formats.text.RowFault;
import dev.plumbline.schemas.records.LlmCall;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The tokens of {@code calls} requests between two moments, and what they have in common.
 *
 * @param sums the tokens of all of them together, as exported
 * @param textInputOnly true if the input counts text alone, so that audio is beside it
 * @param group what the requests have in common, as a call without tokens
 */
record UsageSum(
        long startMicros, long endMicros, long calls, DisjointUsage sums, boolean textInputOnly, LlmCall group) {
    private static final long MOST_CALLS = 100_000_000;

    static UsageSum of(ExportRow result, long start, long end, ExportOptions options) throws RowFault {
        long calls = result.count("num_model_requests");
        if (calls > MOST_CALLS) {
            throw new RowFault("num_model_requests is above " + MOST_CALLS);
        }
        DisjointUsage sums = new DisjointUsage(
                result.count("input_tokens"),
                result.count("input_cached_tokens"),
                result.count("input_cache_write_tokens"),
                result.count("input_audio_tokens"),
                result.count("output_tokens"),
                0,
                result.count("output_audio_tokens"));
        if (sums.cacheRead() + sums.cacheWrite() > sums.input()) {
            throw new RowFault("input_cached_tokens is above input_tokens");
        }
        if (calls == 0 && sums.input() + sums.output() > 0) {
            throw new RowFault("num_model_requests is 0, but there are tokens");
        }
        boolean textOnly = result.text("input_text_tokens").isEmpty();
        return new UsageSum(start, end, calls, sums, textOnly, group(result, start, end, options));
    }

    private static LlmCall group(ExportRow result, long start, long end, ExportOptions options) {
        LlmCall call = BlankRecords.call();
        String project = result.text("project_id");
        String tier = result.text("batch").equals("true") ? "batch" : result.text("service_tier");
        String operation = result.text("object").contains("embeddings") ? "embeddings" : "chat";
        call.setCallId(String.join(
                "/",
                "openai-usage",
                Long.toString(start / 1_000_000),
                Long.toString(end / 1_000_000),
                operation,
                project,
                result.text("user_id"),
                result.text("api_key_id"),
                result.text("model"),
                tier));
        call.setTenant(options.tenant(""));
        call.setFeature(options.feature(project, "openai-usage"));
        call.setProvider("openai");
        call.setRequestedModel(result.text("model"));
        call.setServiceTier(tier.equals("default") ? "" : tier);
        call.setOperation(operation);
        return call;
    }

    /** The calls, each with its share of the tokens and its place in time. */
    Stream<LlmCall> shares() {
        return LongStream.range(0, calls).mapToObj(this::share);
    }

    private LlmCall share(long index) {
        LlmCall call = member(group.getCallId() + "/" + index);
        call.setStartedAtMicros(startMicros + index * ((endMicros - startMicros) / calls));
        long audioWithinInput = textInputOnly ? 0 : sums.audioInput();
        long audioWithinOutput = textInputOnly ? 0 : sums.audioOutput();
        new DisjointUsage(
                        part(sums.input() - sums.cacheRead() - sums.cacheWrite() - audioWithinInput, index),
                        part(sums.cacheRead(), index),
                        part(sums.cacheWrite(), index),
                        part(sums.audioInput(), index),
                        part(sums.output() - audioWithinOutput, index),
                        0,
                        part(sums.audioOutput(), index))
                .setExclusive(call);
        call.setUsageAmbiguous(true);
        call.getAttributes().put(OpenAiUsage.MARK, Long.toString(calls));
        return call;
    }

    private LlmCall member(String callId) {
        LlmCall call = BlankRecords.call();
        call.setCallId(callId);
        call.setTenant(group.getTenant());
        call.setFeature(group.getFeature());
        call.setProvider(group.getProvider());
        call.setRequestedModel(group.getRequestedModel());
        call.setServiceTier(group.getServiceTier());
        call.setOperation(group.getOperation());
        return call;
    }

    /** The share of call {@code index}: the parts differ by at most one and add up to the whole. */
    private long part(long whole, long index) {
        return whole / calls + (index < whole % calls ? 1 : 0);
    }
}
