package dev.plumbline.ingest.gateway.otlp.dialects;

import java.util.Locale;

/** What a span is. Only inference becomes a call; the rest surrounds it and would count it twice. */
public enum Role {
    /** One request for a chat completion. */
    CHAT,
    /** One request for a completion of a text. */
    TEXT_COMPLETION,
    /** One request for content of several kinds. */
    GENERATE_CONTENT,
    /** One request for embeddings. */
    EMBEDDINGS,
    /** A run of an agent. */
    AGENT,
    /** A workflow, chain or task, or a library's call around the inference. */
    WORKFLOW,
    /** A run of a tool. */
    TOOL,
    /** A search in a store of vectors or documents, or the ranking of its results. */
    RETRIEVAL,
    /** A check of what goes in or out. */
    GUARDRAIL,
    /** A judgement of an answer. */
    EVALUATOR,
    /** Nothing that is known here. */
    OTHER;

    /** True if the span is one request to a model. */
    public boolean isInference() {
        return compareTo(EMBEDDINGS) <= 0;
    }

    /** True if the span says something of a request to a model beside it. */
    public boolean isCompanion() {
        return this == RETRIEVAL || this == GUARDRAIL || this == EVALUATOR;
    }

    /** OpenTelemetry's name of the operation, for example {@code text_completion}. */
    public String operation() {
        return name().toLowerCase(Locale.ROOT);
    }
}
