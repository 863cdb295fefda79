package dev.plumbline.schemas.serde;

import dev.plumbline.schemas.records.GuardrailVerdict;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import java.util.List;
import java.util.Map;

/** Records with every kind of field filled. */
final class SampleRecords {

    private SampleRecords() {}

    static LlmCall call(String id) {
        return LlmCall.newBuilder()
                .setCallId(id)
                .setStartedAtMicros(1_700_000_000_000_000L)
                .setDurationMicros(1_234_567L)
                .setTenant("acme")
                .setFeature("support-chat")
                .setProvider("openai")
                .setRequestedModel("gpt-4o")
                .setOutcome(Outcome.OK)
                .setUsage(Usage.newBuilder().setInput(812).setOutput(240).build())
                .setScores(List.of(InlineScore.newBuilder()
                        .setName("correctness")
                        .setValue(0.75)
                        .setSource(ScoreSource.JUDGE)
                        .build()))
                .setGuardrails(
                        List.of(GuardrailVerdict.newBuilder().setName("pii").build()))
                .setAttributes(Map.of("region", "eu", "ümlaut", "日本"))
                .build();
    }
}
