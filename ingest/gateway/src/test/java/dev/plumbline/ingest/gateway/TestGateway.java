package dev.plumbline.ingest.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.ingest.client.ClientConfig;
import dev.plumbline.ingest.client.Plumbline;
import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.ingest.client.delivery.StreamCounts;
import dev.plumbline.ingest.gateway.access.ApiKeys;
import dev.plumbline.ingest.gateway.http.Limits;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.PublisherKind;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import dev.plumbline.schemas.serde.RecordDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real gateway on a free port, before Kafka's own mock producer and a registry in memory. */
final class TestGateway implements AutoCloseable {
    static final String USER_HASH_KEY = "a key of sixteen or more";
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final long NOW_MICROS = NOW.getEpochSecond() * 1_000_000;

    final MockProducer<byte[], byte[]> producer;
    final PlumblineClient client;
    final GatewayServer server;
    final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final HttpClient http = HttpClient.newHttpClient();

    TestGateway(boolean kafkaAnswers, GatewayConfig config) {
        producer = new MockProducer<>(kafkaAnswers, null, new ByteArraySerializer(), new ByteArraySerializer());
        client = Plumbline.client(ClientConfig.builder()
                .bootstrapServers("127.0.0.1:1")
                .schemaRegistry(registry)
                .kind(PublisherKind.GATEWAY)
                .bufferBytes(64 * 1024)
                .producerFactory(settings -> producer)
                .build());
        server = GatewayServer.start(config, client, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static TestGateway answering() {
        return new TestGateway(true, config(true));
    }

    static GatewayConfig config(boolean multiTenant) {
        return new GatewayConfig(
                "127.0.0.1",
                0,
                "acme",
                multiTenant,
                new Limits(32 * 1024, 64 * 1024, 0, Duration.ofSeconds(2), Duration.ofMillis(500)),
                USER_HASH_KEY,
                ApiKeys.NONE);
    }

    /** Waits long for bodies and for Kafka, and takes bodies as large as usual. */
    static GatewayConfig patient() {
        return config(true)
                .withLimits(new Limits(20 << 20, 64 << 20, 0, Duration.ofSeconds(20), Duration.ofSeconds(20)));
    }

    HttpResponse<String> post(String path, String json) {
        return send(request(path, "application/json").POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path, String contentType) {
        return HttpRequest.newBuilder(server.address().resolve(path)).header("Content-Type", contentType);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(server.address().resolve(path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return new JsonMapper().readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + response.body(), e);
        }
    }

    List<LlmCall> calls() {
        return values(Topic.CALLS, LlmCall.class);
    }

    <T extends SpecificRecord> List<T> values(Topic topic, Class<T> type) {
        RecordDecoder<T> decoder = RecordDecoder.of(topic, type, registry);
        return producer.history().stream()
                .filter(record -> record.topic().equals(topic.topicName()))
                .map(record -> decoder.decode(record.value(), record.headers(), null))
                .toList();
    }

    StreamCounts counts(RecordStream stream) {
        return client.stats().streams().stream()
                .filter(counts -> counts.stream() == stream)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        server.close();
        client.close(Duration.ofMillis(100));
    }
}
