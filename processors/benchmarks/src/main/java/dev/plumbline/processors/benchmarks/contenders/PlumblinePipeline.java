package dev.plumbline.processors.benchmarks.contenders;

import dev.plumbline.processors.benchmarks.measure.Footprint;
import dev.plumbline.processors.query.state.RollupQuery;
import dev.plumbline.processors.query.state.StateReader;
import dev.plumbline.processors.query.streams.StreamsStateReader;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.topologies.TopologySettings;
import dev.plumbline.processors.topologies.running.Pipeline;
import dev.plumbline.processors.topologies.running.PipelineConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;

/** The pipeline as it is shipped. What it has processed is what it has committed; it is done when its last store says so. */
public final class PlumblinePipeline implements Contender {
    private static final RollupQuery DAYS = new RollupQuery(
            Grouping.parse("tenant"),
            Map.of(),
            Resolution.DAY,
            Instant.EPOCH,
            Instant.now().plus(Duration.ofDays(1)));

    /** Looking into the stores takes as long as there are series, so it is done for a fifth of the time at most. */
    private static final int LOOK_EVERY = 4;

    private final Feed feed;
    private final Pipeline pipeline;
    private final StateReader state;
    private final Admin admin;
    private final String application;
    private final long memoryBytes;
    private long nextLook = System.nanoTime();

    private PlumblinePipeline(Feed feed, PipelineConfig config, Pipeline pipeline) {
        this.feed = feed;
        this.pipeline = pipeline;
        this.state =
                new StreamsStateReader(pipeline, pipeline.settings().rollup().partitions(), Clock.systemUTC());
        this.application = config.applicationId();
        this.memoryBytes = config.memoryBytes();
        this.admin = Admin.create(Map.of("bootstrap.servers", feed.address()));
    }

    /** Starts it as it is shipped, which commits less often while it is behind. */
    public static PlumblinePipeline shipped(Feed feed, TopologySettings settings) {
        return start(feed, settings, Map.of());
    }

    /** Starts it with a commit at every interval, as the other contenders. */
    public static PlumblinePipeline regular(Feed feed, TopologySettings settings) {
        return start(
                feed,
                settings,
                Map.of(
                        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                        "" + feed.commit().toMillis()));
    }

    private static PlumblinePipeline start(Feed feed, TopologySettings settings, Map<String, String> overrides) {
        PipelineConfig defaults = PipelineConfig.withDefaults(feed.address(), feed.directory());
        PipelineConfig config = new PipelineConfig(
                feed.address(),
                "plumbline-" + feed.directory().getFileName(),
                feed.directory(),
                feed.threads(),
                feed.commit(),
                1,
                defaults.memoryBytes(),
                overrides);
        return new PlumblinePipeline(feed, config, Pipeline.start(config, settings));
    }

    /** The running pipeline. */
    public Pipeline pipeline() {
        return pipeline;
    }

    @Override
    public long processed() {
        try {
            return admin.listConsumerGroupOffsets(application).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(feed.topic()) && entry.getValue() != null)
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (ExecutionException e) {
            return 0; // the group is not there yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public boolean isDone() {
        if (processed() < feed.events() || System.nanoTime() - nextLook < 0) {
            return false;
        }
        long start = System.nanoTime();
        boolean done = stored() == feed.events();
        long now = System.nanoTime();
        nextLook = now + LOOK_EVERY * (now - start);
        return done;
    }

    /** Calls in the days of all tenants, as a query has them. */
    private long stored() {
        long[] calls = {0};
        state.rollups(DAYS, (series, start, total) -> calls[0] += total.calls());
        if (calls[0] > feed.events()) {
            throw new IllegalStateException(calls[0] + " calls were counted, but only " + feed.events() + " were sent");
        }
        return calls[0];
    }

    @Override
    public Map<String, Double> traffic() {
        return Streams.traffic(pipeline.streams(), application);
    }

    @Override
    public Footprint weigh() {
        Weighing weighing = new Weighing(pipeline.streams(), application);
        close();
        return weighing.onDisk(feed.directory(), memoryBytes);
    }

    @Override
    public void close() {
        pipeline.close();
        admin.close();
    }
}
