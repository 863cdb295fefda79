package dev.plumbline.deploy.standalone.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the running process against the model that reads the topics, and plants a fault that only the model can see. */
class VerifyIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CALLS = 600;

    @TempDir
    private Path dir;

    @Test
    void shouldAgreeWithThePipelineAndFindADoubleCount() throws Exception {
        try (RunningPlumbline plumbline = new RunningPlumbline(dir)) {
            Instant start = Instant.now();
            send(plumbline, start, CALLS);
            send(plumbline, start, CALLS / 10);
            plumbline.awaitBalanced(CALLS + CALLS / 10 + 2L * CALLS / 100);

            RunningPlumbline.Run equal = plumbline.ask("ledger", "verify", "--url", plumbline.url());

            JsonNode agreed = JSON.readTree(equal.out());
            assertThat(agreed.path("data")).as(equal.out()).isEmpty();
            assertThat(equal.status()).isZero();
            assertThat(agreed.path("records").asLong()).isGreaterThan(CALLS);
            assertThat(agreed.path("figures").asInt()).isGreaterThan(30);

            forgetWhatWasCounted();
            plumbline.killAndRestart();
            send(plumbline, start, 1);
            plumbline.awaitBalanced(CALLS + CALLS / 10 + 2L * CALLS / 100 + 1);
            plumbline.awaitTotal("tenant", "-1d", CALLS + 1);

            RunningPlumbline.Run different =
                    plumbline.ask("ledger", "verify", "--url", plumbline.url(), "--patience", "3");

            assertThat(different.status()).isEqualTo(1);
            assertThat(JSON.readTree(different.out()).path("data"))
                    .anySatisfy(row -> {
                        assertThat(row.path("scope").asText()).isEqualTo("calls");
                        assertThat(row.path("figure").asText()).isEqualTo("counted");
                        assertThat(row.path("difference").asText()).isEqualTo("1");
                    })
                    .anySatisfy(row -> assertThat(row.path("figure").asText()).isEqualTo("cost in nano-dollars"));
        }
    }

    /** Without its salt the pipeline takes every id for a new one. */
    private void forgetWhatWasCounted() throws Exception {
        Files.delete(dir.resolve("data").resolve("dedup.salt"));
    }

    private static void send(RunningPlumbline plumbline, Instant start, int calls) throws Exception {
        RecordEncoder<LlmCall> encoder = RecordEncoder.of(
                Topic.CALLS, LlmCall.class, new HttpSchemaRegistry(RegistryConfig.of(plumbline.registry())));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", plumbline.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < calls; i++) {
                LlmCall call = call(i, start.minus(Duration.ofMinutes(i)));
                producer.send(new ProducerRecord<>(Topic.CALLS.topicName(), call.getCallId(), encoder.encode(call)));
                if (i % 100 == 99) {
                    producer.send(new ProducerRecord<>(Topic.CALLS.topicName(), "bad", new byte[] {1, 2, 3}));
                    LlmCall late = call(i, start.minus(Duration.ofDays(30)));
                    producer.send(new ProducerRecord<>(Topic.CALLS.topicName(), "late", encoder.encode(late)));
                }
            }
        }
    }

    private static LlmCall call(int i, Instant startedAt) {
        return LlmCall.newBuilder()
                .setCallId("c" + i)
                .setStartedAtMicros(startedAt.toEpochMilli() * 1_000)
                .setTenant("t" + i % 3)
                .setFeature("f" + i % 4)
                .setProvider("openai")
                .setServedModel(i % 7 == 1 ? "no-such-model" : "gpt-4o-mini")
                .setUsage(new Usage(101L + i, 7L, 0L, 0L, 13L + i, 0L, 0L, 0L))
                .build();
    }
}
