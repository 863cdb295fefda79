package dev.plumbline.deploy.standalone.verify;

import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.DecodeException;
import dev.plumbline.schemas.serde.RecordDecoder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics from beginning to end and works ledger and totals out. Two passes over the calls: the first finds which
 * were corrected, the second counts, calls and scores of a partition in the order in which they arrived.
 */
final class TopicModel {
    private static final int PROGRESS_EVERY = 10_000;

    private final String bootstrapServers;
    private final SchemaRegistry registry;
    private final CountingRules rules;
    private final LongConsumer progress;
    private final Figures figures = new Figures();
    private final Totals totals;
    private final Arrivals arrivals = new Arrivals(figures);
    private long read;
    private boolean whole = true;

    TopicModel(
            String bootstrapServers,
            SchemaRegistry registry,
            CountingRules rules,
            PriceBook prices,
            LongConsumer progress) {
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        this.rules = rules;
        this.progress = progress;
        this.totals = new Totals(prices, figures);
    }

    void read(int partitions) {
        for (int partition = 0; partition < partitions; partition++) {
            Corrections corrections = corrections(partition);
            PartitionModel model = new PartitionModel(rules, registry, corrections, totals, arrivals);
            try (PartitionCursor calls = cursor(Topic.CALLS, partition);
                    PartitionCursor scores = cursor(Topic.SCORES, partition)) {
                whole &= calls.beginning() == 0 && scores.beginning() == 0;
                for (PartitionCursor next = earlier(calls, scores); next != null; next = earlier(calls, scores)) {
                    model.take(Objects.requireNonNull(next.peek()));
                    next.take();
                    count();
                }
            }
        }
        arrivals.addReports(reports(partitions));
    }

    private Corrections corrections(int partition) {
        Corrections corrections = new Corrections();
        RecordDecoder<LlmCall> decoder = RecordDecoder.of(Topic.CALLS, LlmCall.class, registry);
        SeenIds ids = new SeenIds(rules.dedupMicros(), 0);
        try (PartitionCursor calls = cursor(Topic.CALLS, partition)) {
            for (ConsumerRecord<byte[], byte[]> record = calls.peek(); record != null; record = calls.peek()) {
                LlmCall call = decode(decoder, record);
                if (call != null
                        && call.getRevision() > 0
                        && Checks.of(call) == null
                        && Checks.time(call.getStartedAtMicros(), record.timestamp() * 1_000, rules) == null) {
                    corrections.add(ids.id(call.getTenant(), call.getCallId()), call.getRevision(), record);
                }
                calls.take();
            }
        }
        return corrections;
    }

    private static @Nullable LlmCall decode(RecordDecoder<LlmCall> decoder, ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null ? null : decoder.decode(record.value(), record.headers(), null);
        } catch (DecodeException e) {
            return null;
        }
    }

    /** The one whose next record arrived first; of two at the same time, calls. */
    private static @Nullable PartitionCursor earlier(PartitionCursor calls, PartitionCursor scores) {
        ConsumerRecord<byte[], byte[]> call = calls.peek();
        ConsumerRecord<byte[], byte[]> score = scores.peek();
        if (call == null) {
            return score == null ? null : scores;
        }
        return score == null || call.timestamp() <= score.timestamp() ? calls : scores;
    }

    private void count() {
        read++;
        if (read % PROGRESS_EVERY == 0) {
            progress.accept(read);
        }
    }

    private PartitionCursor cursor(Topic topic, int partition) {
        return new PartitionCursor(bootstrapServers, new TopicPartition(topic.topicName(), partition));
    }

    private Collection<PublisherReport> reports(int partitions) {
        RecordDecoder<PublisherReport> decoder = RecordDecoder.of(Topic.PUBLISHERS, PublisherReport.class, registry);
        Map<String, PublisherReport> newest = new LinkedHashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            try (PartitionCursor reports = cursor(Topic.PUBLISHERS, partition)) {
                for (ConsumerRecord<byte[], byte[]> record = reports.peek(); record != null; record = reports.peek()) {
                    if (record.value() != null) {
                        PublisherReport report = decoder.decode(record.value(), record.headers(), null);
                        newest.put(report.getPublisherId(), report);
                    }
                    reports.take();
                }
            }
        }
        return newest.values();
    }

    Figures figures() {
        return figures;
    }

    Totals totals() {
        return totals;
    }

    /** Records of calls and scores. */
    long records() {
        return read;
    }

    /** False if the topics no longer have everything that was ever sent. */
    boolean isWhole() {
        return whole;
    }
}
