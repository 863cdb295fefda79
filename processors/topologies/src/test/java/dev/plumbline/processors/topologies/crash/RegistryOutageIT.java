package dev.plumbline.processors.topologies.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.processors.topologies.running.Pipeline;
import dev.plumbline.processors.topologies.running.PipelineConfig;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A registry that is silent makes the pipeline wait, not start over. */
class RegistryOutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private volatile boolean silent = true;

    @Test
    void shouldGoOnWhereItWaited(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path directory) throws Exception {
        History history = new History(2_000, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        try (TestBroker broker = TestBroker.start(directory)) {
            history.send(broker.address());
            PipelineConfig config = KilledPipeline.config(broker, directory);
            try (Pipeline pipeline =
                    Pipeline.start(config, KilledPipeline.settings().withRegistry(sometimesSilent()))) {
                // Longer than the ten seconds after which a transaction of Kafka Streams would be given up.
                await().atMost(PATIENCE)
                        .during(Duration.ofSeconds(15))
                        .until(() -> pipeline.patience().waiting() > 0);
                silent = false;
                await().atMost(PATIENCE)
                        .ignoreExceptionsInstanceOf(InvalidStateStoreException.class)
                        .untilAsserted(() -> assertThat(Snapshot.of(pipeline.streams()))
                                .isEqualTo(new Snapshot(history.totals, history.ledger())));
                assertThat(pipeline.patience().failures()).isPositive();
                assertThat(pipeline.patience().waiting()).isZero();
                assertThat(failedThreads(pipeline)).isZero();
            }
        }
    }

    private static double failedThreads(Pipeline pipeline) {
        return pipeline.streams().metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("failed-stream-threads"))
                .map(Map.Entry::getValue)
                .map(Metric::metricValue)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sum();
    }

    private SchemaRegistry sometimesSilent() {
        SchemaRegistry working = KilledPipeline.registry();
        return (SchemaRegistry) Proxy.newProxyInstance(
                SchemaRegistry.class.getClassLoader(),
                new Class<?>[] {SchemaRegistry.class},
                (proxy, method, arguments) -> {
                    if (silent) {
                        throw new SchemaRegistryException(SchemaRegistryException.NO_ANSWER, 0, "silent");
                    }
                    try {
                        return method.invoke(working, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
