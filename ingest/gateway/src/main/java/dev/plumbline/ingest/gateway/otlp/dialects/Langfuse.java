package dev.plumbline.ingest.gateway.otlp.dialects;

import java.util.Map;

/** Langfuse's SDKs. Usage and cost are JSON objects whose members the sender may name. */
final class Langfuse {
    private static final String USAGE = "langfuse.observation.usage_details";
    private static final String COST = "langfuse.observation.cost_details";

    static final Dialect DIALECT = Dialect.named()
            .marker(
                    "langfuse.observation.type",
                    Map.of(
                            "generation", Role.CHAT,
                            "embedding", Role.EMBEDDINGS,
                            "span", Role.WORKFLOW,
                            "chain", Role.WORKFLOW,
                            "agent", Role.AGENT,
                            "tool", Role.TOOL,
                            "retriever", Role.RETRIEVAL,
                            "guardrail", Role.GUARDRAIL,
                            "evaluator", Role.EVALUATOR))
            .documents(USAGE, COST)
            .field(Field.ENVIRONMENT, "langfuse.environment")
            .field(Field.RELEASE, "langfuse.release")
            .field(Field.FEATURE, "langfuse.trace.name")
            .field(Field.REQUESTED_MODEL, "langfuse.observation.model.name")
            .field(Field.PROMPT_NAME, "langfuse.observation.prompt.name")
            .field(Field.PROMPT_VERSION, "langfuse.observation.prompt.version")
            .field(Field.USER, "langfuse.user.id")
            .field(Field.SESSION, "langfuse.session.id")
            .field(Field.INPUT, USAGE + ".input", USAGE + ".input_tokens", USAGE + ".prompt_tokens")
            .field(Field.OUTPUT, USAGE + ".output", USAGE + ".output_tokens", USAGE + ".completion_tokens")
            .field(
                    Field.CACHE_READ,
                    USAGE + ".cache_read_input_tokens",
                    USAGE + ".input_cached_tokens",
                    USAGE + ".input_cache_read",
                    USAGE + ".prompt_tokens_details.cached_tokens",
                    USAGE + ".input_tokens_details.cached_tokens")
            .field(Field.CACHE_WRITE, USAGE + ".cache_creation_input_tokens", USAGE + ".input_cache_creation")
            .field(
                    Field.REASONING,
                    USAGE + ".output_reasoning_tokens",
                    USAGE + ".reasoning_tokens",
                    USAGE + ".completion_tokens_details.reasoning_tokens",
                    USAGE + ".output_tokens_details.reasoning_tokens")
            .field(Field.AUDIO_INPUT, USAGE + ".input_audio_tokens")
            .field(Field.AUDIO_OUTPUT, USAGE + ".output_audio_tokens")
            .field(Field.FIRST_TOKEN_AT, "langfuse.observation.completion_start_time")
            .field(Field.COST, COST + ".total")
            .build();

    private Langfuse() {}
}
