package dev.plumbline.ingest.gateway.otlp.mapping;

import dev.plumbline.ingest.gateway.otlp.dialects.Role;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import java.util.List;
import java.util.Map;

/**
 * What a request comes to. Calls and scores whose id is empty could not be identified; the rules for records reject
 * them.
 *
 * @param calls one per inference span
 * @param scores one per evaluation result with a number
 * @param spans spans by what they are
 * @param otherEvents events and log records that are no result of an evaluation with a number
 */
public record Mapped(List<LlmCall> calls, List<CallScore> scores, Map<Role, Integer> spans, int otherEvents) {
    /** What a request without anything of ours comes to. */
    public static final Mapped NOTHING = new Mapped(List.of(), List.of(), Map.of(), 0);
}
