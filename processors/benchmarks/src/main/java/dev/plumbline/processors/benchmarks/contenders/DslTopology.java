package dev.plumbline.processors.benchmarks.contenders;

import dev.plumbline.processors.benchmarks.load.Registries;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.serde.TopicSerdes;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The rollup as a reader of the documentation writes it: a record for each series of a call, grouped, windowed by minute and
 * aggregated, with caching. Minutes only, where ours keeps hours and days as well; no dedup, no ledger.
 */
final class DslTopology {
    private static final long CACHE_BYTES = 64L << 20;

    private DslTopology() {}

    static Contender start(Feed feed) {
        LongAdder processed = new LongAdder();
        int perCall = SeriesNames.GROUPINGS.all().size();
        return PlainStreams.start(
                build(feed, processed), Streams.settings(feed, "dsl", CACHE_BYTES), processed, feed.events(), perCall);
    }

    private static Topology build(Feed feed, LongAdder processed) {
        Serde<LlmCall> calls = TopicSerdes.of(Registries.same()).serde(Topic.CALLS, LlmCall.class);
        ThreadLocal<CallFactsReader> facts = ThreadLocal.withInitial(CallFactsReader::new);
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        feed.topic(),
                        Consumed.with(Serdes.String(), calls)
                                .withTimestampExtractor(
                                        (call, before) -> ((LlmCall) call.value()).getStartedAtMicros() / 1_000))
                .flatMap((id, call) -> SeriesNames.of(call).stream()
                        .map(series -> KeyValue.pair(series, call))
                        .toList())
                .groupByKey(Grouped.with("series", Serdes.String(), calls))
                .windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofMinutes(1), Duration.ofMinutes(2)))
                .aggregate(
                        Aggregate::new,
                        (series, call, total) -> {
                            total.add(facts.get().read(call));
                            processed.increment();
                            return total;
                        },
                        Materialized.<String, Aggregate, WindowStore<Bytes, byte[]>>as("minutes")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.serdeFrom(
                                        (topic, total) -> total.toBytes(),
                                        (topic, bytes) -> Aggregate.fromBytes(bytes)))
                                .withCachingEnabled());
        return builder.build();
    }
}
