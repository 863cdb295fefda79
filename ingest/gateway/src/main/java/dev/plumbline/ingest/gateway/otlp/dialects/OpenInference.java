package dev.plumbline.ingest.gateway.otlp.dialects;

import java.util.Map;

/** OpenInference, which Arize's instrumentations speak. */
final class OpenInference {
    static final Dialect DIALECT = Dialect.named()
            .marker(
                    "openinference.span.kind",
                    Map.of(
                            "llm", Role.CHAT,
                            "embedding", Role.EMBEDDINGS,
                            "chain", Role.WORKFLOW,
                            "agent", Role.AGENT,
                            "tool", Role.TOOL,
                            "retriever", Role.RETRIEVAL,
                            "reranker", Role.RETRIEVAL,
                            "guardrail", Role.GUARDRAIL,
                            "evaluator", Role.EVALUATOR))
            .field(Field.FEATURE, "agent.name", "tag.tags")
            .field(Field.PROVIDER, "llm.provider", "llm.system")
            .field(Field.REQUESTED_MODEL, "llm.request.model_name", "llm.model_name", "embedding.model_name")
            .field(Field.SERVED_MODEL, "llm.response.model_name")
            .field(Field.PROMPT_NAME, "prompt.id")
            .field(Field.PROMPT_VERSION, "llm.prompt_template.version")
            .field(Field.INPUT, "llm.token_count.prompt")
            .field(Field.OUTPUT, "llm.token_count.completion")
            .field(Field.CACHE_READ, "llm.token_count.prompt_details.cache_read")
            .field(Field.CACHE_WRITE, "llm.token_count.prompt_details.cache_write")
            .field(Field.REASONING, "llm.token_count.completion_details.reasoning")
            .field(Field.AUDIO_INPUT, "llm.token_count.prompt_details.audio")
            .field(Field.AUDIO_OUTPUT, "llm.token_count.completion_details.audio")
            .field(Field.COST, "llm.cost.total")
            .field(Field.FINISH_REASON, "llm.finish_reason")
            .field(Field.RESULTS, "retrieval.documents.length", "reranker.output_documents.length")
            .field(Field.SCORE_NAME, "evaluation.name", "metadata.evaluator_name")
            .field(Field.SCORE, "evaluation.score", "metadata.score")
            .build();

    private OpenInference() {}
}
