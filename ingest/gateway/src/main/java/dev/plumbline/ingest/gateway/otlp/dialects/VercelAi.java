package dev.plumbline.ingest.gateway.otlp.dialects;

import java.util.Map;

/** Vercel's AI SDK. Only the {@code do} spans are requests to a model; those around them repeat their sums. */
final class VercelAi {
    static final Dialect DIALECT = Dialect.named()
            .marker(
                    "ai.operationId",
                    Map.ofEntries(
                            Map.entry("ai.generatetext.dogenerate", Role.CHAT),
                            Map.entry("ai.generateobject.dogenerate", Role.CHAT),
                            Map.entry("ai.streamtext.dostream", Role.CHAT),
                            Map.entry("ai.streamobject.dostream", Role.CHAT),
                            Map.entry("ai.embed.doembed", Role.EMBEDDINGS),
                            Map.entry("ai.embedmany.doembed", Role.EMBEDDINGS),
                            Map.entry("ai.generatetext", Role.WORKFLOW),
                            Map.entry("ai.generateobject", Role.WORKFLOW),
                            Map.entry("ai.streamtext", Role.WORKFLOW),
                            Map.entry("ai.streamobject", Role.WORKFLOW),
                            Map.entry("ai.embed", Role.WORKFLOW),
                            Map.entry("ai.embedmany", Role.WORKFLOW),
                            Map.entry("ai.toolcall", Role.TOOL)))
            .documents("ai.telemetry.metadata.langfusePrompt")
            .field(Field.FEATURE, "ai.telemetry.functionId")
            .field(Field.PROVIDER, "ai.model.provider")
            .field(Field.REQUESTED_MODEL, "ai.model.id")
            .field(Field.SERVED_MODEL, "ai.response.model")
            .field(Field.PROMPT_NAME, "ai.telemetry.metadata.langfusePrompt.name")
            .field(Field.PROMPT_VERSION, "ai.telemetry.metadata.langfusePrompt.version")
            .field(Field.USER, "ai.telemetry.metadata.userId")
            .field(Field.SESSION, "ai.telemetry.metadata.sessionId")
            .field(Field.INPUT, "ai.usage.inputTokens", "ai.usage.promptTokens", "ai.usage.tokens")
            .field(Field.OUTPUT, "ai.usage.outputTokens", "ai.usage.completionTokens")
            .field(Field.CACHE_READ, "ai.usage.cachedInputTokens", "ai.usage.inputTokenDetails.cacheReadTokens")
            .field(Field.CACHE_WRITE, "ai.usage.inputTokenDetails.cacheWriteTokens")
            .field(Field.REASONING, "ai.usage.reasoningTokens", "ai.usage.outputTokenDetails.reasoningTokens")
            .field(Field.FIRST_TOKEN_MILLIS, "ai.response.msToFirstChunk")
            .field(Field.FINISH_REASON, "ai.response.finishReason")
            .build();

    private VercelAi() {}
}
