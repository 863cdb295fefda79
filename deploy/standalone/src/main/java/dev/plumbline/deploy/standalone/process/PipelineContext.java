package dev.plumbline.deploy.standalone.process;

import dev.plumbline.deploy.standalone.config.ProcessConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;

/**
 * What a pipeline is started with.
 *
 * @param config configuration of the process
 * @param bootstrapServers Kafka's address
 * @param registryUrl address of the schema registry
 * @param stateDir directory for local state
 * @param meters where it counts
 */
public record PipelineContext(
        ProcessConfig config, String bootstrapServers, String registryUrl, Path stateDir, MeterRegistry meters) {}
