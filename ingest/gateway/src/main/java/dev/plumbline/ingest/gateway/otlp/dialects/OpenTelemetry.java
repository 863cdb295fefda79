package dev.plumbline.ingest.gateway.otlp.dialects;

import java.util.Map;

/** OpenTelemetry's semantic conventions for generative AI, names of today before those of earlier versions. */
final class OpenTelemetry {
    static final Dialect DIALECT = Dialect.named()
            .marker(
                    "gen_ai.operation.name",
                    Map.ofEntries(
                            Map.entry("chat", Role.CHAT),
                            Map.entry("text_completion", Role.TEXT_COMPLETION),
                            Map.entry("generate_content", Role.GENERATE_CONTENT),
                            Map.entry("embeddings", Role.EMBEDDINGS),
                            Map.entry("create_agent", Role.AGENT),
                            Map.entry("invoke_agent", Role.AGENT),
                            Map.entry("invoke_workflow", Role.WORKFLOW),
                            Map.entry("execute_tool", Role.TOOL),
                            Map.entry("retrieval", Role.RETRIEVAL)))
            .field(Field.APP, "service.name")
            .field(Field.ENVIRONMENT, "deployment.environment.name", "deployment.environment")
            .field(Field.RELEASE, "service.version")
            .field(Field.FEATURE, "gen_ai.workflow.name", "gen_ai.agent.name")
            .field(Field.PROVIDER, "gen_ai.provider.name", "gen_ai.system")
            .field(Field.REQUESTED_MODEL, "gen_ai.request.model")
            .field(Field.SERVED_MODEL, "gen_ai.response.model")
            .field(
                    Field.SYSTEM_FINGERPRINT,
                    "openai.response.system_fingerprint",
                    "gen_ai.openai.response.system_fingerprint")
            .field(
                    Field.SERVICE_TIER,
                    "openai.response.service_tier",
                    "gen_ai.openai.response.service_tier",
                    "openai.request.service_tier",
                    "gen_ai.openai.request.service_tier")
            .field(Field.PROMPT_NAME, "gen_ai.prompt.name")
            .field(Field.PROMPT_VERSION, "gen_ai.prompt.version")
            .field(Field.USER, "user.id", "enduser.id")
            .field(Field.SESSION, "gen_ai.conversation.id", "session.id")
            .field(Field.INPUT, "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens")
            .field(Field.OUTPUT, "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens")
            .field(Field.CACHE_READ, "gen_ai.usage.cache_read.input_tokens")
            .field(
                    Field.CACHE_WRITE,
                    "gen_ai.usage.cache_write.input_tokens",
                    "gen_ai.usage.cache_creation.input_tokens")
            .field(Field.REASONING, "gen_ai.usage.reasoning.output_tokens")
            .field(Field.FIRST_TOKEN_SECONDS, "gen_ai.response.time_to_first_chunk")
            .field(Field.COST, "gen_ai.usage.cost")
            .field(Field.FINISH_REASON, "gen_ai.response.finish_reasons")
            .field(Field.ERROR_TYPE, "error.type")
            .field(Field.STORE, "gen_ai.data_source.id", "db.collection.name", "db.system.name", "db.system")
            .field(Field.RESULTS, "db.response.returned_rows")
            .field(Field.SCORE_NAME, "gen_ai.evaluation.name")
            .field(Field.SCORE, "gen_ai.evaluation.score.value")
            .build();

    private OpenTelemetry() {}
}
