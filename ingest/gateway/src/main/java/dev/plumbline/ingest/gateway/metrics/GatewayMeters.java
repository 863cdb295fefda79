package dev.plumbline.ingest.gateway.metrics;

import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.ingest.client.delivery.StreamCounts;
import dev.plumbline.ingest.gateway.body.BodyReader;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Meters that read, at each scrape, what the gateway's parts count anyway. */
public final class GatewayMeters {
    private static final Map<String, ToLongFunction<StreamCounts>> FATES = Map.of(
            "attempted",
            StreamCounts::attempted,
            "acknowledged",
            StreamCounts::acknowledged,
            "rejected",
            counts -> sum(counts.rejected()),
            "dropped",
            counts -> sum(counts.dropped()));

    private GatewayMeters() {}

    /** Registers what the client knows: records by kind and fate, and what waits for Kafka. */
    public static void client(MeterRegistry registry, PlumblineClient client) {
        for (RecordStream stream : RecordStream.values()) {
            FATES.forEach((fate, count) -> FunctionCounter.builder(
                            "plumbline.gateway.records", client, any -> total(any, stream, count))
                    .description("Records by kind and fate, as the ledger counts them")
                    .tags("stream", stream.label(), "fate", fate)
                    .register(registry));
        }
        Gauge.builder("plumbline.gateway.buffered", client, any -> any.stats().bufferedBytes())
                .description("Records that wait for Kafka's acknowledgement, by estimate")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("plumbline.gateway.sending", client, any -> any.isSending() ? 1 : 0)
                .description("1 while Kafka and the registry take records")
                .register(registry);
    }

    /** Registers the bodies that are in memory. */
    public static void bodies(MeterRegistry registry, BodyReader bodies) {
        Gauge.builder("plumbline.gateway.bodies", bodies, BodyReader::bytesInMemory)
                .description("Bodies that are being read and parsed")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Registers counts by name that are all there from the start. */
    public static void otlp(MeterRegistry registry, Supplier<Map<String, Long>> counts) {
        counts.get()
                .keySet()
                .forEach(kind -> FunctionCounter.builder(
                                "plumbline.gateway.otlp",
                                counts,
                                any -> any.get().getOrDefault(kind, 0L))
                        .description("What came over OTLP, by what it was")
                        .tag("kind", kind)
                        .register(registry));
    }

    private static double total(PlumblineClient client, RecordStream stream, ToLongFunction<StreamCounts> count) {
        return client.stats().streams().stream()
                .filter(counts -> counts.stream() == stream)
                .mapToLong(count)
                .sum();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
