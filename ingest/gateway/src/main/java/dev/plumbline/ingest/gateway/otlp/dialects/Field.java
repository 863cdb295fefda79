package dev.plumbline.ingest.gateway.otlp.dialects;

/** What is read of a span, under whichever name. */
public enum Field {
    TENANT,
    APP,
    ENVIRONMENT,
    RELEASE,
    FEATURE,
    VARIANT,
    PROVIDER,
    REQUESTED_MODEL,
    SERVED_MODEL,
    SYSTEM_FINGERPRINT,
    SERVICE_TIER,
    PROMPT_NAME,
    PROMPT_VERSION,
    USER,
    SESSION,
    INPUT,
    OUTPUT,
    CACHE_READ,
    CACHE_WRITE,
    REASONING,
    AUDIO_INPUT,
    AUDIO_OUTPUT,
    /** Seconds. */
    FIRST_TOKEN_SECONDS,
    /** Milliseconds. */
    FIRST_TOKEN_MILLIS,
    /** A time, RFC 3339. */
    FIRST_TOKEN_AT,
    /** US dollars. */
    COST,
    FINISH_REASON,
    ERROR_TYPE,
    /** Of a retrieval: the store that was searched. */
    STORE,
    /** Of a retrieval: how many documents it found. */
    RESULTS,
    /** Of a guardrail: its name, where the span's own will not do. */
    GUARDRAIL,
    /** Of a guardrail: its own word. */
    VERDICT,
    /** Of a guardrail: true if it stopped or replaced the answer. */
    BLOCKED,
    /** Of an evaluator: what it judged. */
    SCORE_NAME,
    /** Of an evaluator: the score. */
    SCORE,
    SCORE_SOURCE,
    EVALUATOR,
    EVALUATOR_VERSION
}
