package dev.plumbline.ingest.client.metrics;

import dev.plumbline.ingest.client.PlumblineClient;
import dev.plumbline.ingest.client.delivery.DropReason;
import dev.plumbline.ingest.client.delivery.RecordStream;
import dev.plumbline.ingest.client.delivery.StreamCounts;
import dev.plumbline.ingest.client.rules.Reason;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Binds a client's counters to Micrometer: {@code new ClientMetrics(client).bindTo(registry)}.
 *
 * <ul>
 *   <li>{@code plumbline.client.attempted} and {@code .acknowledged}, by stream
 *   <li>{@code plumbline.client.rejected} and {@code .dropped}, by stream and reason
 *   <li>{@code plumbline.client.in.flight}, by stream; {@code plumbline.client.buffered} in bytes
 *   <li>{@code plumbline.client.sending}: 1, or 0 while Kafka or the registry does not take records
 * </ul>
 *
 * <p>Reading a meter sums over tenants and takes no lock that a publishing thread waits for longer than a few additions.
 */
public final class ClientMetrics implements MeterBinder {
    private static final String PREFIX = "plumbline.client.";
    private static final List<String> REJECTIONS = List.of(
            Reason.MALFORMED,
            Reason.MISSING_FIELD,
            Reason.OVERSIZED,
            Reason.NEGATIVE_TOKENS,
            Reason.NEGATIVE_DURATION,
            Reason.SCORE_NOT_FINITE,
            Reason.OUT_OF_RANGE);

    private final PlumblineClient client;

    /** Reads this client. */
    public ClientMetrics(PlumblineClient client) {
        this.client = client;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (RecordStream stream : RecordStream.values()) {
            counter(registry, "attempted", stream, "", StreamCounts::attempted);
            counter(registry, "acknowledged", stream, "", StreamCounts::acknowledged);
            REJECTIONS.forEach(reason -> counter(
                    registry,
                    "rejected",
                    stream,
                    reason,
                    counts -> of(counts.rejected().get(reason))));
            DropReason.ALL.forEach(reason -> counter(
                    registry,
                    "dropped",
                    stream,
                    reason,
                    counts -> of(counts.dropped().get(reason))));
            Gauge.builder(PREFIX + "in.flight", client, c -> sum(c, stream, StreamCounts::inFlight))
                    .tag("stream", stream.label())
                    .description("Records that wait or are on their way")
                    .register(registry);
        }
        Gauge.builder(PREFIX + "buffered", client, c -> c.stats().bufferedBytes())
                .baseUnit(BaseUnits.BYTES)
                .description("Records that wait or are on their way, by estimate")
                .register(registry);
        Gauge.builder(PREFIX + "sending", client, c -> c.isSending() ? 1 : 0)
                .description("0 while Kafka or the schema registry does not take records")
                .register(registry);
    }

    private void counter(
            MeterRegistry registry,
            String name,
            RecordStream stream,
            String reason,
            ToLongFunction<StreamCounts> count) {
        FunctionCounter.Builder<PlumblineClient> counter = FunctionCounter.builder(
                        PREFIX + name, client, c -> sum(c, stream, count))
                .tag("stream", stream.label());
        (reason.isEmpty() ? counter : counter.tag("reason", reason)).register(registry);
    }

    private static double sum(PlumblineClient client, RecordStream stream, ToLongFunction<StreamCounts> count) {
        return client.stats().streams().stream()
                .filter(counts -> counts.stream() == stream)
                .mapToLong(count)
                .sum();
    }

    private static long of(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
