package dev.plumbline.processors.topologies.running;

import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts Kafka Streams on whatever a kill has left on the disk.
 *
 * <p>A process that is killed while it empties or creates a store leaves a directory that RocksDB refuses to open, and Kafka
 * Streams refuses to start on. All local state is a copy of the changelogs: then it is deleted and restored from there.
 */
public final class SafeStart {
    private static final Logger LOG = LoggerFactory.getLogger(SafeStart.class);

    private SafeStart() {}

    /**
     * Starts what {@code create} makes; a second one, without local state, if the first cannot open its stores.
     *
     * @throws org.apache.kafka.streams.errors.StreamsException if it does not start without local state either
     */
    public static KafkaStreams start(Supplier<KafkaStreams> create) {
        KafkaStreams streams = create.get();
        try {
            streams.start();
            return streams;
        } catch (ProcessorStateException e) {
            LOG.warn("local state cannot be opened; it is deleted and restored from the changelogs", e);
            streams.close();
            streams.cleanUp();
        }
        KafkaStreams fresh = create.get();
        fresh.start();
        return fresh;
    }
}
