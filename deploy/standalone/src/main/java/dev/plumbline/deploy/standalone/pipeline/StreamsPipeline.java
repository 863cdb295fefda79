package dev.plumbline.deploy.standalone.pipeline;

import dev.plumbline.deploy.standalone.config.ProcessConfig;
import dev.plumbline.deploy.standalone.process.Pipeline;
import dev.plumbline.deploy.standalone.process.PipelineContext;
import dev.plumbline.deploy.standalone.process.PipelineStarter;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.query.state.StateReader;
import dev.plumbline.processors.query.streams.StreamsStateReader;
import dev.plumbline.processors.topologies.TopologySettings;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.intake.IntakeSettings;
import dev.plumbline.processors.topologies.intake.checks.Limits;
import dev.plumbline.processors.topologies.intake.ids.IdMemory;
import dev.plumbline.processors.topologies.rollup.RollupSettings;
import dev.plumbline.processors.topologies.rules.RulesReader;
import dev.plumbline.processors.topologies.running.PipelineConfig;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.serde.TopicSerdes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.rocksdb.RocksDB;

/** The topologies, running in this process, with the reader of their state. */
public final class StreamsPipeline implements Pipeline {
    private static final String APPLICATION_ID = "plumbline";
    private static final long ROCKSDB_BYTES = 96L << 20;

    private final dev.plumbline.processors.topologies.running.Pipeline pipeline;
    private final StateReader state;

    private StreamsPipeline(dev.plumbline.processors.topologies.running.Pipeline pipeline, StateReader state) {
        this.pipeline = pipeline;
        this.state = state;
    }

    /** Starts pipelines of this kind. */
    public static PipelineStarter starter() {
        return new PipelineStarter() {
            @Override
            public void prepare() {
                RocksDB.loadLibrary();
                PriceBook unused = PriceBook.bundled();
            }

            @Override
            public Pipeline start(PipelineContext context) {
                return StreamsPipeline.start(context);
            }
        };
    }

    private static Pipeline start(PipelineContext context) {
        ProcessConfig config = context.config();
        HttpSchemaRegistry registry = new HttpSchemaRegistry(RegistryConfig.of(context.registryUrl()));
        Path salt = config.dataDir().resolve("dedup.salt");
        TopologySettings settings = new TopologySettings(
                IntakeSettings.withDefaults(SaltFile.readOrCreate(salt))
                        .withGroupings(config.groupings())
                        .withLimits(new Limits(
                                Limits.DEFAULT.maxRecordBytes(), config.ages().accepted()))
                        .withNames(config.names().series(), config.names().values())
                        .withMemory(new IdMemory(
                                config.ages().dedup(), config.ages().join())),
                RollupSettings.DEFAULT.withPartitions(config.partitions()),
                config.rulesFile()
                        .map(StreamsPipeline::rules)
                        .orElseGet(() -> RulesReader.parse(""))
                        .complete(config.groupings()),
                PriceBook.bundled(),
                registry,
                TopicSerdes.of(registry));
        var pipeline = dev.plumbline.processors.topologies.running.Pipeline.start(running(context), settings);
        return new StreamsPipeline(pipeline, new StreamsStateReader(pipeline, config.partitions(), Clock.systemUTC()));
    }

    private static Rules rules(Path file) {
        try {
            return RulesReader.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The rules in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static PipelineConfig running(PipelineContext context) {
        return new PipelineConfig(
                context.bootstrapServers(),
                APPLICATION_ID,
                context.stateDir(),
                context.config().streamThreads(),
                context.config().commitInterval(),
                1,
                ROCKSDB_BYTES,
                Map.of());
    }

    @Override
    public StateReader state() {
        return state;
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
