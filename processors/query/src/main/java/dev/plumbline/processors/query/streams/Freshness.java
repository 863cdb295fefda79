package dev.plumbline.processors.query.streams;

import dev.plumbline.processors.query.state.Completeness;
import dev.plumbline.processors.topologies.rollup.RollupStores;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.jspecify.annotations.Nullable;

/** Says how far counting has come, in event time, and how far it is behind arrival. */
final class Freshness {
    private static final Duration SEARCH_AGAIN = Duration.ofSeconds(5);

    private record Lags(Instant foundAt, List<Metric> metrics) {}

    private final KafkaStreams streams;
    private final Partitions partitions;
    private final InstantSource clock;
    private volatile @Nullable Lags lags;

    Freshness(KafkaStreams streams, Partitions partitions, InstantSource clock) {
        this.streams = streams;
        this.partitions = partitions;
        this.clock = clock;
    }

    /** The completeness of an answer from {@code answered} partitions. */
    Completeness of(int answered) {
        Progress progress = progress();
        Instant now = clock.instant();
        return new Completeness(
                answered, partitions.total(), now, instant(progress.watermark), lag(now, progress.newestAppend));
    }

    /** When the newest call arrived, if any has. */
    Optional<Instant> newestArrival() {
        return Optional.ofNullable(instant(progress().newestAppend));
    }

    private Progress progress() {
        Progress progress = new Progress();
        partitions.visit(
                RollupStores.PROGRESS,
                QueryableStoreTypes.<Integer, byte[]>keyValueStore(),
                store -> progress.add(store.get(RollupStores.combinedProgress())));
        return progress;
    }

    private Duration lag(Instant now, long newestAppend) {
        Instant newest = instant(newestAppend);
        if (newest == null || recordsBehind() == 0) {
            return Duration.ZERO;
        }
        Duration behind = Duration.between(newest, now);
        return behind.isNegative() ? Duration.ZERO : behind;
    }

    private double recordsBehind() {
        return lags().stream()
                .mapToDouble(metric -> metric.metricValue() instanceof Double records ? records : 0)
                .filter(records -> !Double.isNaN(records))
                .max()
                .orElse(0);
    }

    /** The lag of each partition that is read. Looked for anew once in a while: there are thousands of metrics. */
    private List<Metric> lags() {
        Instant now = clock.instant();
        Lags known = lags;
        if (known == null || now.isAfter(known.foundAt().plus(SEARCH_AGAIN))) {
            known = new Lags(
                    now,
                    streams.metrics().values().stream()
                            .<Metric>map(metric -> metric)
                            .filter(metric -> metric.metricName().name().equals("records-lag"))
                            .toList());
            lags = known;
        }
        return known.metrics();
    }

    private static @Nullable Instant instant(long micros) {
        return micros == Long.MAX_VALUE || micros == Long.MIN_VALUE
                ? null
                : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The oldest watermark and the newest arrival over the partitions. */
    private static final class Progress {
        private long watermark = Long.MAX_VALUE;
        private long newestAppend = Long.MIN_VALUE;

        void add(byte @Nullable [] stored) {
            if (stored != null) {
                ByteBuffer in = ByteBuffer.wrap(stored);
                watermark = Math.min(watermark, in.getLong());
                newestAppend = Math.max(newestAppend, in.getLong());
            }
        }
    }
}
