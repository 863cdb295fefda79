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
    ERROR_TYPE
}
