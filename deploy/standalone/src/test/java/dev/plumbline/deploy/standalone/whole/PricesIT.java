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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corrects prices and calls of a running process, kills it on the way, and holds it against the model of the topics. */
class PricesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CALLS = 30_000;

    @TempDir
    private Path dir;

    @Test
    void shouldPriceAfterwardsAndStayExactWhenKilledOnTheWay() throws Exception {
        try (RunningPlumbline plumbline = new RunningPlumbline(dir)) {
            Instant start = Instant.now();
            send(plumbline, start, 0, CALLS, 0);
            plumbline.awaitTotal("tenant", "-1d", CALLS);
            JsonNode before = plumbline.get("/v1/unpriced").path("data");
            assertThat(before).singleElement().satisfies(model -> {
                assertThat(model.path("model").asText()).isEqualTo("acme-1");
                assertThat(model.path("calls").asLong()).isEqualTo(CALLS / 2);
            });

            RunningPlumbline.Run run =
                    plumbline.ask("prices", "import", prices(start).toString());
            assertThat(run.status()).as(run.out()).isZero();
            plumbline.killAndRestart();
            send(plumbline, start, 0, 100, 1);
            send(plumbline, start, CALLS, 1_000, 0);
            plumbline.awaitTotal("tenant", "-1d", CALLS + 1_000);

            Awaitility.await("every call to be priced")
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .until(() -> plumbline.get("/v1/unpriced").path("data").isEmpty());
            RunningPlumbline.Run verified =
                    plumbline.ask("ledger", "verify", "--url", plumbline.url(), "--patience", "60");

            assertThat(verified.status()).as(verified.out()).isZero();
            JsonNode calls = plumbline.ledger("calls");
            assertThat(calls.path("corrected").asLong()).isEqualTo(100);
            assertThat(calls.path("balanced").asBoolean()).isTrue();
            long version = JSON.readTree(run.out()).path("priceVersion").asLong();
            assertThat(plumbline
                            .get("/v1/cost?group_by=model&step=total&from=-1d")
                            .path("data"))
                    .allSatisfy(
                            row -> assertThat(row.at("/total/cost/priceVersion").asLong())
                                    .isEqualTo(version));
        }
    }

    /** Half a nano-dollar a token, so that each call's rounding counts; the known model changes two hours ago. */
    private Path prices(Instant start) throws Exception {
        String then = start.minus(Duration.ofHours(2)).toString();
        return Files.writeString(
                dir.resolve("prices.tsv"),
                "version\tcontract\nsource\tc\tour contract\n"
                        + "price\topenai\tacme-1\t-\t-\tstandard\t0\t0.0375\t-\t-\t-\t0.0125\t-\t-\t-\tc\n"
                        + "price\topenai\tgpt-4o-mini\t" + then
                        + "\t-\tstandard\t0\t0.1505\t-\t-\t-\t0.6\t-\t-\t-\tc\n");
    }

    private static void send(RunningPlumbline plumbline, Instant start, int from, int calls, int revision)
            throws Exception {
        RecordEncoder<LlmCall> encoder = RecordEncoder.of(
                Topic.CALLS, LlmCall.class, new HttpSchemaRegistry(RegistryConfig.of(plumbline.registry())));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", plumbline.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (int i = from; i < from + calls; i++) {
                LlmCall call = LlmCall.newBuilder()
                        .setCallId("c" + i)
                        .setRevision(revision)
                        .setStartedAtMicros(start.minusMillis(400L * i).toEpochMilli() * 1_000)
                        .setTenant("t" + i % 3)
                        .setFeature("f" + (i + revision) % 4)
                        .setProvider("openai")
                        .setServedModel(i % 2 == 0 ? "acme-1" : "gpt-4o-mini")
                        .setUsage(new Usage(101L + i % 997 + revision, 0L, 0L, 0L, 13L + i % 89, 0L, 0L, 0L))
                        .build();
                producer.send(new ProducerRecord<>(Topic.CALLS.topicName(), call.getCallId(), encoder.encode(call)));
            }
        }
    }
}
