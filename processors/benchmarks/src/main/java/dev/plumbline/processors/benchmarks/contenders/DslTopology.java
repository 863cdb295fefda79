package dev.plumbline.processors.benchmarks.contenders;

import dev.plumbline.processors.benchmarks.load.Registries;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.serde.TopicSerdes;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KGroupedStream;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The rollup as a reader of the documentation writes it: a record for each series of a call, repartitioned, priced once, grouped, and
 * one windowed aggregation for each length of window, with caching. No dedup, no ledger.
 */
final class DslTopology {
    private static final long CACHE_BYTES = 64L << 20;

    /** Long, so that a partition that is read ahead of the others does not make their calls late: none is to be dropped. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final LongAdder processed = new LongAdder();
    private final ThreadLocal<CallFactsReader> facts = ThreadLocal.withInitial(CallFactsReader::new);

    private DslTopology() {}

    static Contender start(Feed feed, Set<Resolution> windows) {
        DslTopology dsl = new DslTopology();
        int perCall = SeriesNames.GROUPINGS.all().size() * windows.size();
        return PlainStreams.start(
                dsl.build(feed.topic(), windows),
                Streams.settings(feed, "dsl", CACHE_BYTES),
                dsl.processed,
                feed.events(),
                perCall);
    }

    private Topology build(String topic, Set<Resolution> windows) {
        StreamsBuilder builder = new StreamsBuilder();
        KGroupedStream<String, CallFacts> series = seriesOf(builder, topic)
                // One object for all calls of a thread: each is aggregated before the next is read.
                .mapValues(call -> facts.get().read(call))
                .groupByKey(Grouped.keySerde(Serdes.String()));
        windows.forEach(resolution -> total(series, resolution));
        return builder.build();
    }

    private static KStream<String, LlmCall> seriesOf(StreamsBuilder builder, String topic) {
        Serde<LlmCall> calls = TopicSerdes.of(Registries.same()).serde(Topic.CALLS, LlmCall.class);
        return builder.stream(
                        topic,
                        Consumed.with(Serdes.String(), calls)
                                .withTimestampExtractor(
                                        (call, before) -> ((LlmCall) call.value()).getStartedAtMicros() / 1_000))
                .flatMap((id, call) -> SeriesNames.of(call).stream()
                        .map(series -> KeyValue.pair(series, call))
                        .toList())
                .repartition(Repartitioned.<String, LlmCall>as("series")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(calls));
    }

    private void total(KGroupedStream<String, CallFacts> series, Resolution resolution) {
        series.windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofSeconds(resolution.seconds()), GRACE))
                .aggregate(
                        Aggregate::new,
                        (name, call, total) -> {
                            total.add(call);
                            processed.increment();
                            return total;
                        },
                        Materialized.<String, Aggregate, WindowStore<Bytes, byte[]>>as(
                                        "windows-" + resolution.name().toLowerCase(Locale.ROOT))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.serdeFrom(
                                        (topic, total) -> total.toBytes(),
                                        (topic, bytes) -> Aggregate.fromBytes(bytes)))
                                .withCachingEnabled());
    }
}
