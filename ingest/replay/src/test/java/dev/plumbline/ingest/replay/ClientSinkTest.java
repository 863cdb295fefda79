package dev.plumbline.ingest.replay;

import static dev.plumbline.ingest.replay.ListSource.callAfter;
import static dev.plumbline.ingest.replay.ListSource.callAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.client.ClientConfig;
import dev.plumbline.ingest.client.Plumbline;
import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.delivery.Overflow;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.PublisherKind;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

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
    void shouldAnswerDroppedOnceTheClientIsClosed() throws IOException {
        client.close();

        assertThat(run(callAfter(0)).count(Handover.DROPPED)).isEqualTo(1);
    }

    private ReplaySummary run(ReplayRecord... records) throws IOException {
        ReplayPlan plan = ReplayPlan.at(Speed.MAX);
        ReplayClock clock = ReplayClock.system();
        return new Replayer(new ListSource(records), new ClientSink(client), plan, ReplayListener.NONE, clock).run();
    }

    private List<String> keys() {
        return kafka.history().stream()
                .filter(sent -> sent.topic().equals(Topic.CALLS.topicName()))
                .map(sent -> new String(sent.key(), StandardCharsets.UTF_8))
                .toList();
    }
}
