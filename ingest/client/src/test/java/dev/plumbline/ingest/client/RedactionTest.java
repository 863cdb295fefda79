package dev.plumbline.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.client.delivery.DropReason;
import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.ingest.client.delivery.StreamCounts;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.ChangeKind;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreSource;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private static final Redaction BLANKING = new Redaction() {
        @Override
        public void call(LlmCall call) {
            call.setSessionId("");
            call.setVariant("");
            call.getAttributes().remove("city");
        }

        @Override
        public void score(CallScore score) {
            score.setEvaluator("");
        }

        @Override
        public void change(ChangeEvent change) {
            change.setAuthor("");
        }
    };

    private static final Redaction FAILING = new Redaction() {
        @Override
        public void call(LlmCall call) {
            throw new IllegalStateException("no");
        }
    };

    private final FakeKafka kafka = FakeKafka.answering();

    @Test
    void shouldSendRecordsAsTheHookLeavesThem() {
        try (PlumblineClient client =
                Plumbline.client(kafka.config().redaction(BLANKING).build())) {
            CallHandle call = client.call("chat")
                    .sessionId("s-1")
                    .variant("of ann")
                    .attribute("city", "Ulm")
                    .publish();
            call.score("tone", 1, ScoreSource.JUDGE, "ann", "");
            client.publish(ChangeEvent.newBuilder()
                    .setChangeId("c")
                    .setTenant("acme")
                    .setAtMicros(1)
                    .setKind(ChangeKind.PROMPT_PUBLISHED)
                    .setAuthor("ann")
                    .build());
        }

        assertThat(kafka.calls().get(0).getSessionId()).isEmpty();
        assertThat(kafka.calls().get(0).getAttributes()).isEmpty();
        assertThat(kafka.scores().get(0).getEvaluator()).isEmpty();
        assertThat(kafka.scores().get(0).getScope().getVariant())
                .as("scores go where their call went")
                .isEmpty();
        assertThat(kafka.changes().get(0).getAuthor()).isEmpty();
    }

    @Test
    void shouldDropARecordRatherThanSendItUnredacted() {
        PlumblineClient client =
                Plumbline.client(kafka.config().redaction(FAILING).build());
        client.call("chat").publish();
        client.close();

        assertThat(kafka.calls()).isEmpty();
        StreamCounts counts = client.stats().streams().get(0);
        assertThat(counts.stream()).isEqualTo(RecordStream.CALLS);
        assertThat(counts.tenant()).isEqualTo("acme");
        assertThat(counts.dropped()).containsEntry(DropReason.REDACTION, 1L);
        assertThat(counts.inFlight()).isZero();
    }
}
