package dev.plumbline.ingest.gateway.otlp.dialects;

/** Attributes of our own, for what no convention has a name for, and to overrule what it has. */
final class Plumbline {
    static final Dialect DIALECT = Dialect.named()
            .field(Field.TENANT, "plumbline.tenant")
            .field(Field.FEATURE, "plumbline.feature")
            .field(Field.VARIANT, "plumbline.variant")
            .field(Field.PROMPT_NAME, "plumbline.prompt.name")
            .field(Field.PROMPT_VERSION, "plumbline.prompt.version")
            .build();

    private Plumbline() {}
}
