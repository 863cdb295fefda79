package dev.plumbline.processors.benchmarks.load;

import dev.plumbline.processors.benchmarks.measure.Progress;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Fills the topic of calls, and another one with the first of them for whoever is too slow for all. */
public final class Loader {
    /** The publisher that the calls carry. */
    private static final byte[] PUBLISHER = "benchmark-1".getBytes(StandardCharsets.US_ASCII);

    private static final int TOLD_EVERY = 4_096;

    private Loader() {}

    /**
     * Fills the topics as the client library would: keyed by call id, batches of 64 KB, LZ4.
     *
     * @param head name of the topic with the first calls
     * @param headEvents how many of them
     * @return mean bytes of a value
     */
    public static double fill(String address, Workload workload, String head, long headEvents, InstantSource clock) {
        CallGenerator calls = new CallGenerator(workload, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
        RecordEncoder<LlmCall> encoder = RecordEncoder.of(Topic.CALLS, LlmCall.class, Registries.same());
        Progress progress = Progress.of("filling the topic");
        long bytes = 0;
        Losses losses = new Losses();
        try (KafkaProducer<byte[], byte[]> producer = producer(address)) {
            for (long i = 0; i < workload.events(); i++) {
                LlmCall call = calls.next();
                byte[] value = encoder.encode(call);
                producer.send(record(Topic.CALLS.topicName(), call, value), losses);
                if (i < headEvents) {
                    producer.send(record(head, call, value), losses);
                }
                bytes += value.length;
                if (i % TOLD_EVERY == 0) {
                    progress.at(i, workload.events());
                }
            }
        }
        losses.check();
        return (double) bytes / workload.events();
    }

    /** Remembers why a record was lost. Written by the producer's thread, read once it has ended. */
    private static final class Losses implements Callback {
        private volatile @Nullable Exception reason;

        @Override
        public void onCompletion(RecordMetadata metadata, @Nullable Exception failure) {
            if (failure != null) {
                reason = failure;
            }
        }

        void check() {
            if (reason != null) {
                throw new IllegalStateException("the topic was not filled", reason);
            }
        }
    }

    /** A producer with the client library's settings. */
    public static KafkaProducer<byte[], byte[]> producer(String address) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        address,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        64 * 1024,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** A call as the client library would send it. */
    public static ProducerRecord<byte[], byte[]> record(String topic, LlmCall call, byte[] value) {
        byte[] key = call.getCallId().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
        record.headers().add(Topic.PUBLISHER_HEADER, PUBLISHER);
        return record;
    }
}
