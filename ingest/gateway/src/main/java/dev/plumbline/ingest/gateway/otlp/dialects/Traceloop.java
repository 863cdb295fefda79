package dev.plumbline.ingest.gateway.otlp.dialects;

import java.util.Map;

/** Traceloop's OpenLLMetry: early names of OpenTelemetry, and some of its own. */
final class Traceloop {
    static final Dialect DIALECT = Dialect.named()
            .marker(
                    "traceloop.span.kind",
                    Map.of(
                            "workflow", Role.WORKFLOW,
                            "task", Role.WORKFLOW,
                            "agent", Role.AGENT,
                            "tool", Role.TOOL))
            .marker(
                    "llm.request.type",
                    Map.of(
                            "chat", Role.CHAT,
                            "completion", Role.TEXT_COMPLETION,
                            "embedding", Role.EMBEDDINGS,
                            "rerank", Role.RETRIEVAL))
            .marker(
                    "db.system",
                    Map.of(
                            "chroma", Role.RETRIEVAL,
                            "lancedb", Role.RETRIEVAL,
                            "marqo", Role.RETRIEVAL,
                            "milvus", Role.RETRIEVAL,
                            "pinecone", Role.RETRIEVAL,
                            "qdrant", Role.RETRIEVAL,
                            "weaviate", Role.RETRIEVAL))
            .field(Field.FEATURE, "traceloop.workflow.name", "traceloop.entity.name")
            .field(Field.PROVIDER, "llm.vendor")
            .field(Field.REQUESTED_MODEL, "llm.request.model")
            .field(Field.SERVED_MODEL, "llm.response.model")
            .field(Field.PROMPT_NAME, "traceloop.prompt.key")
            .field(Field.PROMPT_VERSION, "traceloop.prompt.version")
            .field(Field.USER, "gen_ai.user", "traceloop.association.properties.user_id")
            .field(
                    Field.SESSION,
                    "traceloop.association.properties.session_id",
                    "traceloop.association.properties.conversation_id")
            .field(Field.INPUT, "llm.usage.prompt_tokens")
            .field(Field.OUTPUT, "llm.usage.completion_tokens")
            .field(Field.CACHE_READ, "gen_ai.usage.cache_read_input_tokens")
            .field(Field.CACHE_WRITE, "gen_ai.usage.cache_creation_input_tokens")
            .field(Field.REASONING, "gen_ai.usage.reasoning_tokens")
            .field(Field.FINISH_REASON, "gen_ai.response.finish_reason", "gen_ai.completion.0.finish_reason")
            .build();

    private Traceloop() {}
}
