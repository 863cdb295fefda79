package dev.plumbline.deploy.standalone.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.DeadLetter;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.serde.RecordEncoder;
import dev.plumbline.schemas.serde.TopicSerdes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends every kind of bad record to the real process, good ones between them. */
class BadInputIT {
    @TempDir
    private Path dir;

    @Test
    void shouldCountEachBadRecordOnceUnderItsReasonAndGoOn() throws Exception {
        try (RunningPlumbline plumbline = new RunningPlumbline(dir)) {
            Map<String, byte[]> bad = bad(encoder(plumbline));
            send(plumbline, bad);
            JsonNode ledger = plumbline.awaitBalanced(2L * bad.size());
            assertThat(ledger.path("counted").asLong()).isEqualTo(bad.size());
            assertThat(ledger.path("late").asLong()).isEqualTo(2);
            assertThat(counts(ledger.at("/quarantined/reasons")))
                    .isEqualTo(Map.of(
                            "malformed", 2L,
                            "unknown_schema", 1L,
                            "oversized", 1L,
                            "negative_tokens", 1L,
                            "score_not_finite", 1L,
                            "future", 2L));
            assertThat(deadLetters(plumbline, bad.size())).hasSize(bad.size()).allSatisfy(letter -> {
                assertThat(letter.getTopic()).isEqualTo(Topic.CALLS.topicName());
                assertThat(letter.getOffset()).isNotNegative();
                assertThat(letter.getReason()).isNotEmpty();
                assertThat(letter.getValue()).isNull();
            });
        }
    }

    @Test
    void shouldRefuseABadBodyWithFieldAndReason() throws Exception {
        try (RunningPlumbline plumbline = new RunningPlumbline(dir)) {
            HttpResponse<String> refused = post(
                    plumbline,
                    "[{\"feature\":\"chat\",\"tenant\":\"t\"},"
                            + "{\"feature\":\"chat\",\"tenant\":\"t\",\"usage\":{\"output\":-5}}]");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("usage.output").contains("-5");
            HttpResponse<String> taken = post(plumbline, "{\"feature\":\"chat\",\"tenant\":\"t\"}");
            assertThat(taken.statusCode()).isEqualTo(200);
            JsonNode ledger = plumbline.awaitBalanced(3);
            assertThat(ledger.path("counted").asLong()).isEqualTo(1);
            assertThat(ledger.at("/rejected/total").asLong()).isEqualTo(2);
        }
    }

    private static HttpResponse<String> post(RunningPlumbline plumbline, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(plumbline.gateway()).resolve("/v1/calls"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static RecordEncoder<LlmCall> encoder(RunningPlumbline plumbline) {
        return RecordEncoder.of(
                Topic.CALLS, LlmCall.class, new HttpSchemaRegistry(RegistryConfig.of(plumbline.registry())));
    }

    private static Map<String, byte[]> bad(RecordEncoder<LlmCall> encoder) {
        Instant now = Instant.now();
        byte[] good = encoder.encode(call("whole", now).build());
        byte[] unknown = good.clone();
        unknown[1] = 9;
        Map<String, byte[]> bad = new LinkedHashMap<>();
        bad.put("text", "hello".getBytes(StandardCharsets.UTF_8));
        bad.put("truncated", Arrays.copyOf(good, good.length - 7));
        bad.put("unknown schema", unknown);
        bad.put("oversized", new byte[300_000]);
        bad.put(
                "negative",
                encoder.encode(call("negative", now)
                        .setUsage(new Usage(-1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L))
                        .build()));
        bad.put(
                "nan",
                encoder.encode(call("nan", now)
                        .setScores(List.of(new InlineScore("s", Double.NaN, ScoreSource.HUMAN, "", "")))
                        .build()));
        bad.put(
                "tomorrow",
                encoder.encode(call("tomorrow", now.plus(Duration.ofDays(1))).build()));
        bad.put(
                "2099",
                encoder.encode(
                        call("2099", Instant.parse("2099-01-01T00:00:00Z")).build()));
        bad.put(
                "far past",
                encoder.encode(
                        call("past", Instant.parse("1999-01-01T00:00:00Z")).build()));
        bad.put(
                "month ago",
                encoder.encode(call("month", now.minus(Duration.ofDays(31))).build()));
        return bad;
    }

    private static LlmCall.Builder call(String id, Instant startedAt) {
        return LlmCall.newBuilder()
                .setCallId(id)
                .setStartedAtMicros(startedAt.toEpochMilli() * 1_000)
                .setTenant("acme")
                .setFeature("chat");
    }

    private static void send(RunningPlumbline plumbline, Map<String, byte[]> bad) {
        RecordEncoder<LlmCall> encoder = encoder(plumbline);
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", plumbline.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            Consumer<byte[]> send = value -> producer.send(new ProducerRecord<>(Topic.CALLS.topicName(), null, value));
            bad.forEach((name, value) -> {
                send.accept(value);
                send.accept(encoder.encode(call("after " + name, Instant.now()).build()));
            });
        }
    }

    private static Map<String, Long> counts(JsonNode reasons) {
        Map<String, Long> counts = new TreeMap<>();
        reasons.properties()
                .forEach(reason -> counts.put(reason.getKey(), reason.getValue().asLong()));
        return counts;
    }

    private static List<DeadLetter> deadLetters(RunningPlumbline plumbline, int expected) {
        TopicSerdes serdes = TopicSerdes.of(Map.of("schema.registry.url", plumbline.registry()));
        try (KafkaConsumer<String, DeadLetter> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", plumbline.bootstrapServers(),
                        "group.id", "test",
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                serdes.deserializer(Topic.DEAD_LETTERS, DeadLetter.class))) {
            consumer.subscribe(List.of(Topic.DEAD_LETTERS.topicName()));
            List<DeadLetter> letters = new ArrayList<>();
            Instant patience = Instant.now().plusSeconds(30);
            while (letters.size() < expected && Instant.now().isBefore(patience)) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> letters.add(record.value()));
            }
            return letters;
        }
    }
}
