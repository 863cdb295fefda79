package dev.plumbline.ingest.client.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.client.ClientConfig;
import dev.plumbline.ingest.client.Plumbline;
import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.delivery.DropReason;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ClientMetricsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PlumblineClient client = Plumbline.client(ClientConfig.builder()
            .bootstrapServers("127.0.0.1:9")
            .tenant("acme")
            .schemaRegistry(new InMemorySchemaRegistry())
            .producerFactory(
                    settings -> new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()))
            .build());

    @Test
    void shouldCountWhatTheClientCounts() {
        new ClientMetrics(client).bindTo(meters);
        client.call("chat").publish();
        client.call("chat").usage(-1, 0).publish();
        client.close();
        client.call("chat").publish();

        assertThat(count("attempted")).isEqualTo(3);
        assertThat(count("acknowledged")).isEqualTo(1);
        assertThat(count("rejected", "reason", "negative_tokens")).isEqualTo(1);
        assertThat(count("dropped", "reason", "closed")).isEqualTo(1);
        assertThat(meters.get("plumbline.client.buffered").gauge().value()).isZero();
        assertThat(meters.get("plumbline.client.sending").gauge().value()).isZero();
    }

    @Test
    void shouldKnowEveryReasonToDrop() {
        assertThat(DropReason.ALL).hasSize((int) Arrays.stream(DropReason.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .count());
    }

    private double count(String name, String... tags) {
        return meters.get("plumbline.client." + name)
                .tags("stream", "calls")
                .tags(tags)
                .functionCounter()
                .count();
    }
}
