package dev.plumbline.ingest.replay;

import static dev.plumbline.ingest.replay.ListSource.callAfter;
import static dev.plumbline.ingest.replay.ListSource.callAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.client.ClientConfig;
import dev.plumbline.ingest.client.Plumbline;
import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.delivery.Overflow;
import dev.plumbline.ingest.replay.journal.ImportJournal;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.PublisherKind;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientSinkTest {
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final PlumblineClient client = Plumbline.client(ClientConfig.builder()
            .bootstrapServers("127.0.0.1:9")
            .schemaRegistry(new InMemorySchemaRegistry())
            .producerFactory(settings -> kafka)
            .overflow(Overflow.BLOCK)
            .kind(PublisherKind.REPLAY)
            .build());

    @Test
    void shouldPublishGoodCallsAndAccountForEveryOther() throws IOException {
        ReplaySummary summary = run(
                callAfter(0),
                new ReplayRecord.Unreadable(2, "score is not a number"),
                callAt(ListSource.T0, ""),
                callAfter(5));
        client.close();

        assertThat(summary.count(Handover.ACCEPTED)).isEqualTo(2);
        assertThat(summary.count(Handover.REJECTED)).isEqualTo(1);
        assertThat(summary.rejected()).isEqualTo(2);
        assertThat(client.stats().attempted()).isEqualTo(summary.attempted());
        assertThat(client.stats().rejected()).isEqualTo(summary.rejected());
        assertThat(client.stats().acknowledged()).isEqualTo(2);
        assertThat(keys()).hasSize(2);
    }

    @Test
    void shouldPublishTheSameKeysWhenTheSameRecordsAreReplayedAgain() throws IOException {
        run(callAfter(0), callAfter(5));
        run(callAfter(0), callAfter(5));
        client.close();

        assertThat(keys())
                .hasSize(4)
                .satisfies(keys -> assertThat(keys.subList(0, 2)).isEqualTo(keys.subList(2, 4)));
    }

    @Test
    void shouldSendNothingAgainThatTheJournalKnows(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("cluster.ids");
        try (ImportJournal journal = ImportJournal.open(file)) {
            run(new ClientSink(client, journal), callAfter(0));
            Awaitility.await().until(() -> journal.size() == 1);
        }
        ReplaySummary again;
        try (ImportJournal journal = ImportJournal.open(file)) {
            again = run(new ClientSink(client, journal), callAfter(0), callAfter(5));
            client.close();
        }

        assertThat(again.count(Handover.KNOWN)).isEqualTo(1);
        assertThat(again.count(Handover.ACCEPTED)).isEqualTo(1);
        assertThat(keys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void shouldRememberNothingThatKafkaDidNotAcknowledge(@TempDir Path dir) throws IOException {
        client.close();
        try (ImportJournal journal = ImportJournal.open(dir.resolve("cluster.ids"))) {
            run(new ClientSink(client, journal), callAfter(0));

            assertThat(journal.size()).isZero();
        }
    }

    @Test
    void shouldAnswerDroppedOnceTheClientIsClosed() throws IOException {
        client.close();

        assertThat(run(callAfter(0)).count(Handover.DROPPED)).isEqualTo(1);
    }

    private ReplaySummary run(ReplayRecord... records) throws IOException {
        return run(new ClientSink(client), records);
    }

    private static ReplaySummary run(ClientSink sink, ReplayRecord... records) throws IOException {
        ReplayPlan plan = ReplayPlan.at(Speed.MAX);
        ReplayClock clock = ReplayClock.system();
        return new Replayer(new ListSource(records), sink, plan, ReplayListener.NONE, clock).run();
    }

    private List<String> keys() {
        return kafka.history().stream()
                .filter(sent -> sent.topic().equals(Topic.CALLS.topicName()))
                .map(sent -> new String(sent.key(), StandardCharsets.UTF_8))
                .toList();
    }
}
