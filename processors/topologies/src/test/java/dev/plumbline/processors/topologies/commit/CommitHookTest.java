package dev.plumbline.processors.topologies.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;

class CommitHookTest {
    private static final StoreBuilder<HeapStore<List<String>>> HEAP = HeapStore.builder("heap", ArrayList::new);

    @Test
    void shouldDrainOnceAtCommitAndNotPerRecord() {
        try (TopologyTestDriver driver = driver(100_000)) {
            TestOutputTopic<String, String> out = output(driver);
            send(driver, "a", "b", "c");
            assertThat(out.readValuesToList()).containsExactly("a,b,c");
            send(driver, "d");
            send(driver, "e");
            assertThat(out.readValuesToList()).containsExactly("d", "e");
        }
    }

    @Test
    void shouldDrainRecordsWithoutKey() {
        try (TopologyTestDriver driver = driver(100_000)) {
            driver.createInputTopic(
                            "in", new IntegerSerializer(), Serdes.String().serializer())
                    .pipeInput((Integer) null, "a");
            assertThat(output(driver).readValuesToList()).containsExactly("a");
        }
    }

    @Test
    void shouldNotRepartitionBeforeTheHook() {
        assertThat(topology().describe().toString()).doesNotContain("repartition");
    }

    /** The driver commits after every call that pipes input, so a list is one commit. */
    private static void send(TopologyTestDriver driver, String... values) {
        driver.createInputTopic("in", new IntegerSerializer(), Serdes.String().serializer())
                .pipeInput(1, String.join(",", values));
    }

    private static TestOutputTopic<String, String> output(TopologyTestDriver driver) {
        return driver.createOutputTopic("out", new StringDeserializer(), new StringDeserializer());
    }

    private static TopologyTestDriver driver(int cacheBytes) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "commit-hook-test",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "unused:1",
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                cacheBytes,
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true));
        return new TopologyTestDriver(topology(), settings);
    }

    private static Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        CommitHook.atCommit(
                        builder.stream("in", Consumed.with(ConstantKey.serde(), Serdes.String()))
                                .processValues(new Collect()),
                        "test-commit")
                .process(new Drain())
                .to("out", Produced.with(Serdes.String(), Serdes.String()));
        return builder.build();
    }

    private static final class Collect implements FixedKeyProcessorSupplier<String, String, CommitMarker> {
        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(HEAP);
        }

        @Override
        public FixedKeyProcessor<String, String, CommitMarker> get() {
            return new ContextualFixedKeyProcessor<>() {
                private HeapStore<List<String>> heap;

                @Override
                public void init(FixedKeyProcessorContext<String, CommitMarker> context) {
                    super.init(context);
                    heap = context.getStateStore("heap");
                }

                @Override
                public void process(FixedKeyRecord<String, String> record) {
                    for (String part : record.value().split(",", -1)) {
                        heap.content().add(part);
                        CommitMarker marker = heap.markPending();
                        if (marker != null) {
                            context().forward(record.withValue(marker));
                        }
                    }
                }
            };
        }
    }

    private static final class Drain implements ProcessorSupplier<String, CommitMarker, String, String> {
        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(HEAP);
        }

        @Override
        public Processor<String, CommitMarker, String, String> get() {
            return new ContextualProcessor<>() {
                private HeapStore<List<String>> heap;

                @Override
                public void init(ProcessorContext<String, String> context) {
                    super.init(context);
                    heap = context.getStateStore("heap");
                }

                @Override
                public void process(Record<String, CommitMarker> record) {
                    String all = String.join(",", heap.content());
                    heap.content().clear();
                    heap.drained();
                    context().forward(record.withKey("drained").withValue(all));
                }
            };
        }
    }
}
