package dev.plumbline.processors.benchmarks.contenders;

import dev.plumbline.processors.benchmarks.load.Registries;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.serde.TopicSerdes;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;

/** Kafka Streams, exactly-once, decoding each call and doing nothing with it: the floor of everything on Streams. */
final class NoopTopology {
    private NoopTopology() {}

    static Contender start(Feed feed) {
        LongAdder processed = new LongAdder();
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        feed.topic(),
                        Consumed.with(
                                Serdes.ByteArray(),
                                TopicSerdes.of(Registries.same()).serde(Topic.CALLS, LlmCall.class)))
                .foreach((key, call) -> processed.increment());
        return PlainStreams.start(
                builder.build(), Streams.settings(feed, "noop", 1L << 20), processed, feed.events(), 1);
    }
}
