package dev.plumbline.ingest.gateway.otlp.dialects;

import java.util.Map;

/** Attributes of our own, for what no convention has a name for, and to overrule what it has. */
final class Plumbline {
    static final Dialect DIALECT = Dialect.named()
            .field(Field.TENANT, "plumbline.tenant")
            .field(Field.FEATURE, "plumbline.feature")
            .field(Field.VARIANT, "plumbline.variant")
            .field(Field.PROMPT_NAME, "plumbline.prompt.name")
            .field(Field.PROMPT_VERSION, "plumbline.prompt.version")
            .marker(
                    "plumbline.span.kind",
                    Map.of(
                            "retrieval", Role.RETRIEVAL,
                            "guardrail", Role.GUARDRAIL,
                            "evaluator", Role.EVALUATOR))
            .field(Field.GUARDRAIL, "plumbline.guardrail.name")
            .field(Field.VERDICT, "plumbline.guardrail.verdict")
            .field(Field.BLOCKED, "plumbline.guardrail.blocked")
            .field(Field.SCORE_SOURCE, "plumbline.score.source")
            .field(Field.EVALUATOR, "plumbline.score.evaluator")
            .field(Field.EVALUATOR_VERSION, "plumbline.score.evaluator.version")
            .build();

    private Plumbline() {}
}
