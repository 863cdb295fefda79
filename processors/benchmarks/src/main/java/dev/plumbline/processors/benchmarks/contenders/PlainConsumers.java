package dev.plumbline.processors.benchmarks.contenders;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One consumer a thread, each with its share of the partitions, doing one thing with each value. */
final class PlainConsumers implements Contender {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Feed feed;
    private final LongAdder processed = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    private PlainConsumers(Feed feed) {
        this.feed = feed;
    }

    /** Starts the consumers; {@code work} makes what one thread does with a value. */
    static Contender start(Feed feed, Supplier<Consumer<byte[]>> work) {
        PlainConsumers consumers = new PlainConsumers(feed);
        for (int i = 0; i < feed.threads(); i++) {
            int share = i;
            Thread thread = new Thread(() -> consumers.read(share, work.get()), "consumer-" + i);
            consumers.threads.add(thread);
            thread.start();
        }
        return consumers;
    }

    private void read(int share, Consumer<byte[]> work) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> mine = consumer.partitionsFor(feed.topic()).stream()
                    .filter(partition -> partition.partition() % feed.threads() == share)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(mine);
            consumer.seekToBeginning(mine);
            while (!closed) {
                int count = 0;
                for (ConsumerRecord<byte[], byte[]> call : consumer.poll(POLL)) {
                    work.accept(call.value());
                    count++;
                }
                processed.add(count);
            }
        }
    }

    /** The same settings as those of the pipeline's consumers. */
    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        feed.address(),
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        2_000,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public long processed() {
        return processed.sum();
    }

    @Override
    public boolean isDone() {
        return processed.sum() >= feed.events();
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
