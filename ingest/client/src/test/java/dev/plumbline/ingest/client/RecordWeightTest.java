package dev.plumbline.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.ChangeKind;
import dev.plumbline.schemas.records.GuardrailVerdict;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreScope;
import dev.plumbline.schemas.records.ScoreSource;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class RecordWeightTest {
    private static final int LENGTH = 250;

    @Test
    void shouldWeighEveryTextOfCall() {
        LlmCall call = fullCall();

        assertEveryTextIsWeighed(call, call, RecordWeight::of);
        assertEveryTextIsWeighed(call, call.getScores().get(0), RecordWeight::of);
        assertEveryTextIsWeighed(call, call.getGuardrails().get(0), RecordWeight::of);
    }

    @Test
    void shouldWeighAttributes() {
        LlmCall call = BlankRecords.call();
        long before = RecordWeight.of(call);

        call.getAttributes().put("k".repeat(LENGTH), "v".repeat(LENGTH));

        assertThat(RecordWeight.of(call) - before).isGreaterThanOrEqualTo(4 * LENGTH);
    }

    @Test
    void shouldWeighEveryTextOfScore() {
        ScoreScope scope = new ScoreScope(1L, "", "", "", "", "", "", "", "", "", "");
        CallScore score = new CallScore("", "", "", "", 1.0, ScoreSource.HUMAN, "", "", 1L, scope);

        assertEveryTextIsWeighed(score, score, RecordWeight::of);
        assertEveryTextIsWeighed(score, scope, RecordWeight::of);
    }

    @Test
    void shouldWeighEveryTextOfChange() {
        ChangeEvent change = new ChangeEvent("", 1L, ChangeKind.UNKNOWN, "", "", "", "", "", "", "", "", "", "", "");

        assertEveryTextIsWeighed(change, change, RecordWeight::of);
    }

    @Test
    void shouldHoldTheBufferWhenTextsAreLong() {
        FakeKafka silent = FakeKafka.silent();
        PlumblineClient client =
                Plumbline.client(silent.config().bufferBytes(1024 * 1024).build());
        for (int i = 0; i < 200; i++) {
            CallBuilder call = client.call("chat").callId("c-" + i);
            for (int s = 0; s < 32; s++) {
                call.score("n".repeat(256), 1, ScoreSource.JUDGE, "e".repeat(256), "v".repeat(256));
            }
            call.publish();
        }

        // Some 24 kB of texts a call in memory, and as much encoded.
        assertThat(client.stats().inFlight()).isLessThanOrEqualTo(1024 * 1024 / 48_000);
        client.close(Duration.ofMillis(50));
    }

    private static LlmCall fullCall() {
        LlmCall call = BlankRecords.call();
        call.getScores().add(new InlineScore("", 1.0, ScoreSource.HUMAN, "", ""));
        call.getGuardrails().add(new GuardrailVerdict("", "", false));
        return call;
    }

    /** Lengthens each text of a part and expects the whole to weigh it twice: as it is, and encoded. */
    private static <T> void assertEveryTextIsWeighed(T whole, SpecificRecord part, ToLongFunction<T> weight) {
        List<Schema.Field> texts = part.getSchema().getFields().stream()
                .filter(field -> field.schema().getType() == Schema.Type.STRING)
                .toList();
        assertThat(texts).isNotEmpty();
        for (Schema.Field text : texts) {
            long before = weight.applyAsLong(whole);
            part.put(text.pos(), part.get(text.pos()) + "x".repeat(LENGTH));
            assertThat(weight.applyAsLong(whole) - before).as(text.name()).isGreaterThanOrEqualTo(2 * LENGTH);
        }
    }
}
