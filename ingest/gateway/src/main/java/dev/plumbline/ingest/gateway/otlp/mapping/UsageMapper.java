package dev.plumbline.ingest.gateway.otlp.mapping;

import dev.plumbline.ingest.gateway.otlp.dialects.Dialects;
import dev.plumbline.ingest.gateway.otlp.dialects.Field;
import dev.plumbline.ingest.gateway.otlp.dialects.SpanFields;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;

/**
 * Puts tokens into disjoint buckets. By convention the input includes what was cached and the output what was reasoned,
 * so they are subtracted. Where the parts are more than the whole they cannot be in it: then they are added, and the
 * usage is marked as ambiguous.
 *
 * <p>Langfuse's own names ({@code input} with {@code input_cached_tokens} beside it) are disjoint already. Values out of
 * range are left to the rules for records.
 */
final class UsageMapper {
    private static final long OUT_OF_RANGE = 2_000_000_000_000L;
    private static final String LANGFUSE = "langfuse.observation.usage_details";

    private UsageMapper() {}

    static void map(SpanFields span, LlmCall call) {
        long cacheRead = tokens(span, Field.CACHE_READ);
        long cacheWrite = tokens(span, Field.CACHE_WRITE);
        long audioInput = tokens(span, Field.AUDIO_INPUT);
        long reasoning = tokens(span, Field.REASONING);
        long audioOutput = tokens(span, Field.AUDIO_OUTPUT);
        long input = tokens(span, Field.INPUT);
        long output = tokens(span, Field.OUTPUT);
        long partsIn = cacheRead + cacheWrite + audioInput;
        long partsOut = reasoning + audioOutput;
        boolean disjoint = isDisjoint(span);
        boolean additiveIn = disjoint || partsIn > input;
        boolean additiveOut = disjoint || partsOut > output;
        call.setUsage(new Usage(
                additiveIn ? input : input - partsIn,
                cacheRead,
                cacheWrite,
                0L,
                additiveOut ? output : output - partsOut,
                reasoning,
                audioInput,
                audioOutput));
        call.setUsageAmbiguous(!disjoint && (additiveIn || additiveOut));
    }

    private static boolean isDisjoint(SpanFields span) {
        for (String name : Dialects.names(Field.INPUT)) {
            if (span.whole(name) != null) {
                return name.equals(LANGFUSE + ".input")
                        || (name.equals(LANGFUSE + ".input_tokens")
                                && span.whole(LANGFUSE + ".input_tokens_details.cached_tokens") == null);
            }
        }
        return false;
    }

    private static long tokens(SpanFields span, Field field) {
        Long tokens = span.whole(field);
        return tokens == null ? 0 : Math.max(-OUT_OF_RANGE, Math.min(OUT_OF_RANGE, tokens));
    }
}
