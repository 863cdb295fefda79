package dev.plumbline.processors.benchmarks.contenders;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** A topology that is not ours, counting what it has dealt with at its last operator. */
final class PlainStreams implements Contender {
    private final KafkaStreams streams;
    private final String application;
    private final LongAdder processed;
    private final long wanted;
    private final int perCall;

    private PlainStreams(KafkaStreams streams, String application, LongAdder processed, long wanted, int perCall) {
        this.streams = streams;
        this.application = application;
        this.processed = processed;
        this.wanted = wanted;
        this.perCall = perCall;
    }

    /** Starts the topology, which adds {@code perCall} to {@code processed} for each call. */
    static Contender start(Topology topology, Properties settings, LongAdder processed, long calls, int perCall) {
        KafkaStreams streams = new KafkaStreams(topology, settings);
        streams.start();
        return new PlainStreams(
                streams, settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG), processed, calls, perCall);
    }

    @Override
    public long processed() {
        return processed.sum() / perCall;
    }

    @Override
    public boolean isDone() {
        return processed() >= wanted;
    }

    @Override
    public Map<String, Double> traffic() {
        return Streams.traffic(streams, application);
    }

    @Override
    public void close() {
        streams.close();
    }
}
