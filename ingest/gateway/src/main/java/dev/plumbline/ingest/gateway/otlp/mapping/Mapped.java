package dev.plumbline.ingest.gateway.otlp.mapping;

import dev.plumbline.ingest.gateway.otlp.dialects.Role;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request comes to. Calls and scores whose id is empty could not be identified; the rules for records reject
 * them.
 *
 * @param calls one per inference span
 * @param scores one per evaluation result with a number
 * @param searches what retrievals found
 * @param spans spans by what they are
 * @param otherEvents events and log records that are no result of an evaluation with a number
 */
public record Mapped(
        List<LlmCall> calls, List<CallScore> scores, List<Search> searches, Map<Role, Integer> spans, int otherEvents) {

    /**
     * One retrieval.
     *
     * @param store what was searched; empty if unknown
     * @param micros how long it took
     * @param results how many documents were found; null if unknown
     */
    public record Search(
            String store, long micros, @Nullable Long results) {}

    /** What a request without anything of ours comes to. */
    public static final Mapped NOTHING = new Mapped(List.of(), List.of(), List.of(), Map.of(), 0);
}
