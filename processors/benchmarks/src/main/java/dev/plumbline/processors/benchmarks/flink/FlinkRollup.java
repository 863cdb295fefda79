package dev.plumbline.processors.benchmarks.flink;

import dev.plumbline.processors.benchmarks.contenders.Contender;
import dev.plumbline.processors.benchmarks.contenders.Feed;
import dev.plumbline.processors.rollups.Aggregate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.WindowedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;

/**
 * A record for each series of a call, keyed, in windows of a minute, aggregated with our aggregate; state on the heap,
 * exactly-once checkpoints to files. Hours and days are made of the minutes that have closed, the way Flink's documentation chains
 * windows, which costs a merge for each minute of a series where adding every call to three windows would cost two more a call.
 *
 * <p>To Flink's advantage: hand-written serializers, objects reused, results are discarded, hours and days need not hold the minutes
 * that are still open, and what is counted need not be in a checkpoint yet.
 */
public final class FlinkRollup implements Contender {
    /** Records that the last operator of the job in this process has taken in. */
    static final LongAdder AGGREGATED = new LongAdder();

    private final Feed feed;
    private final JobClient job;

    private FlinkRollup(Feed feed, JobClient job) {
        this.feed = feed;
        this.job = job;
    }

    /** Starts the job that keeps minutes, hours and days. One at a time in a process. */
    public static FlinkRollup start(Feed feed) {
        StreamExecutionEnvironment environment = environment(feed);
        DataStream<Tuple2<String, Aggregate>> minutes =
                minutes(feed, environment).aggregate(new Totals(), new Named(), AggregateSerializer.TYPE, Named.TYPE);
        for (Duration longer : List.of(Duration.ofHours(1), Duration.ofDays(1))) {
            minutes.keyBy(total -> total.f0, Types.STRING)
                    .window(TumblingEventTimeWindows.of(longer))
                    .aggregate(new Merged(), AggregateSerializer.TYPE, AggregateSerializer.TYPE)
                    .sinkTo(new DiscardingSink<>());
        }
        minutes.sinkTo(new DiscardingSink<>());
        return start(feed, environment);
    }

    /** Starts the job that keeps minutes alone. */
    public static FlinkRollup startMinutes(Feed feed) {
        StreamExecutionEnvironment environment = environment(feed);
        minutes(feed, environment)
                .aggregate(new Totals(), AggregateSerializer.TYPE, AggregateSerializer.TYPE)
                .sinkTo(new DiscardingSink<>());
        return start(feed, environment);
    }

    private static StreamExecutionEnvironment environment(Feed feed) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(feed.threads(), settings(feed));
        environment.getConfig().enableObjectReuse();
        environment.enableCheckpointing(feed.commit().toMillis(), CheckpointingMode.EXACTLY_ONCE);
        return environment;
    }

    private static WindowedStream<CallRow, String, TimeWindow> minutes(
            Feed feed, StreamExecutionEnvironment environment) {
        return environment
                .fromSource(source(feed), watermarks(), "calls")
                .flatMap(new SeriesOfCall())
                .returns(CallRow.TYPE)
                .keyBy(row -> row.series, Types.STRING)
                .window(TumblingEventTimeWindows.of(Duration.ofMinutes(1)));
    }

    private static FlinkRollup start(Feed feed, StreamExecutionEnvironment environment) {
        try {
            return new FlinkRollup(feed, environment.executeAsync("rollup"));
        } catch (Exception e) {
            throw new IllegalStateException("the job does not start", e);
        }
    }

    private static Configuration settings(Feed feed) {
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                feed.directory().toUri().toString());
        return settings;
    }

    private static KafkaSource<CallRow> source(Feed feed) {
        return KafkaSource.<CallRow>builder()
                .setBootstrapServers(feed.address())
                .setTopics(feed.topic())
                .setGroupId("flink")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new CallDeserializer())
                .build();
    }

    /** As late as our grace allows. */
    private static WatermarkStrategy<CallRow> watermarks() {
        return WatermarkStrategy.<CallRow>forBoundedOutOfOrderness(Duration.ofMinutes(2))
                .withTimestampAssigner((row, before) -> row.startedAtMicros / 1_000);
    }

    @Override
    public long processed() {
        return AGGREGATED.sum() / SeriesOfCall.SERIES_A_CALL;
    }

    @Override
    public boolean isDone() {
        return processed() >= feed.events();
    }

    @Override
    public void close() {
        job.cancel().join();
    }
}
