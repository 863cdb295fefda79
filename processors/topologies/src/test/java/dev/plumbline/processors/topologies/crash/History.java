package dev.plumbline.processors.topologies.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.topologies.Calls;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Calls of three hours of event time, one in twenty sent twice, one in a hundred unreadable; and what has to come of
 * them, worked out with plain sums.
 */
final class History {
    private static final int TENANTS = 5;
    private static final Duration LENGTH = Duration.ofHours(3);

    /** Nano-dollars a token of gpt-4, in and out. */
    private static final long INPUT_NANOS = 30_000;

    private static final long OUTPUT_NANOS = 60_000;

    final int calls;
    final int duplicates;
    final int unreadable;
    final Map<String, Long> totals = new TreeMap<>();
    private final List<LlmCall> sent = new ArrayList<>();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

    History(int calls, Instant end) {
        this.calls = calls;
        Random random = new Random(7);
        for (int i = 0; i < calls; i++) {
            LlmCall call = call(i, end.minus(LENGTH).plus(LENGTH.multipliedBy(i).dividedBy(calls)), random);
            sent.add(call);
            expect(call);
        }
        duplicates = calls / 20;
        unreadable = calls / 100;
    }

    private static LlmCall call(int i, Instant about, Random random) {
        Instant start = about.minusMillis(random.nextInt(60_000));
        boolean priced = random.nextInt(10) > 0;
        return Calls.call("c" + i, start)
                .setTenant("t" + random.nextInt(TENANTS))
                .setFeature("f" + random.nextInt(7))
                .setServedModel(priced ? "gpt-4-0613" : "no-such-model")
                .setRequestedModel(priced ? "gpt-4" : "no-such-model")
                .setUsage(new Usage((long) random.nextInt(2_000), 0L, 0L, 0L, (long) random.nextInt(900), 0L, 0L, 0L))
                .build();
    }

    private void expect(LlmCall call) {
        Instant start = Instant.EPOCH.plus(call.getStartedAtMicros(), ChronoUnit.MICROS);
        boolean priced = call.getServedModel().startsWith("gpt-4");
        long cost = call.getUsage().getInput() * INPUT_NANOS + call.getUsage().getOutput() * OUTPUT_NANOS;
        for (ChronoUnit unit : List.of(ChronoUnit.MINUTES, ChronoUnit.HOURS, ChronoUnit.DAYS)) {
            for (Map<String, String> series : List.of(
                    Map.of("tenant", call.getTenant()),
                    Map.of("feature", call.getFeature()),
                    Map.of("model", call.getServedModel()))) {
                String window = series + " " + unit + " " + start.truncatedTo(unit);
                add(window + " calls", 1);
                add(window + " input", call.getUsage().getInput());
                add(window + " cost", priced ? cost : 0);
                add(window + " unpriced", priced ? 0 : 1);
            }
        }
    }

    private void add(String line, long amount) {
        totals.merge(line, amount, Long::sum);
    }

    /** Sends everything. A second copy follows its first by some fifty calls. */
    void send(String address) {
        RecordEncoder<LlmCall> encoder = RecordEncoder.of(Topic.CALLS, LlmCall.class, KilledPipeline.registry());
        Map<String, Object> settings =
                Map.of("bootstrap.servers", address, "linger.ms", "20", "acks", "all", "delivery.timeout.ms", "300000");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < sent.size(); i++) {
                send(producer, sent.get(i).getCallId(), encoder.encode(sent.get(i)));
                if (i % 20 == 19) {
                    LlmCall again = sent.get(Math.max(0, i - 50));
                    send(producer, again.getCallId(), encoder.encode(again));
                }
                if (i % 100 == 99) {
                    send(producer, "unreadable", new byte[] {1, 2, 3});
                }
            }
        }
        assertThat(failures).as("every record was sent").isEmpty();
    }

    private void send(KafkaProducer<String, byte[]> producer, String key, byte[] value) {
        producer.send(new ProducerRecord<>(Topic.CALLS.topicName(), key, value), (metadata, failure) -> {
            if (failure != null) {
                failures.add(failure);
            }
        });
    }

    int records() {
        return calls + duplicates + unreadable;
    }

    /** The ledger that has to come of it. */
    Map<String, Long> ledger() {
        return Map.of("counted", (long) calls, "duplicate", (long) duplicates, "quarantined", (long) unreadable);
    }
}
