package dev.plumbline.ingest.replay.exports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.formats.text.RowFault;
import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads answers of OpenAI's usage API, {@code /v1/organization/usage/completions} and {@code /embeddings}, page after page
 * in one file or as one list of buckets.
 *
 * <p>They hold sums, not calls: so many requests with so many tokens in a minute, an hour or a day. A sum of {@code n}
 * requests becomes {@code n} calls that share its tokens evenly and lie evenly in its bucket. The number of calls and each
 * kind of token are exact over any window that holds the bucket whole, and so is the cost at prices that do not depend on
 * the length of a prompt, to half a nano-dollar a call. What a sum does not hold is not made up: the calls have no duration,
 * and no distribution of anything should be read off them. They are marked as ambiguous and with the attribute
 * {@value #MARK}, and service tier and model are there if the usage was grouped by them.
 */
public final class OpenAiUsage {
    /** Attribute of calls that are a share of a sum; its value is the number of calls in the sum. */
    public static final String MARK = "plumbline.share_of";

    private static final Set<String> KEPT = Set.of("start_time", "end_time", "results");

    private final ExportOptions options;

    private OpenAiUsage(ExportOptions options) {
        this.options = options;
    }

    /** @throws IOException if the file cannot be read or holds no list of buckets */
    public static RecordSource open(Path file, ExportOptions options) throws IOException {
        return new ExportedCalls(ExportRows.open(file, KEPT, "data"), new OpenAiUsage(options)::calls);
    }

    private Iterator<LlmCall> calls(ExportRow bucket) throws RowFault {
        Long start = bucket.micros("start_time");
        Long end = bucket.micros("end_time");
        if (start == null || end == null || end <= start) {
            throw new RowFault("start_time and end_time must be there and in order");
        }
        JsonNode results = bucket.node("results");
        if (!results.isArray()) {
            throw new RowFault("results is missing");
        }
        List<UsageSum> sums = new ArrayList<>();
        for (JsonNode result : results) {
            Map<String, JsonNode> fields = new HashMap<>();
            result.properties().forEach(field -> fields.put(FieldName.canonical(field.getKey()), field.getValue()));
            sums.add(UsageSum.of(ExportRow.of(bucket.line(), fields), start, end, options));
        }
        return sums.stream().flatMap(UsageSum::shares).iterator();
    }
}
