package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.topologies.batches.Incoming;
import dev.plumbline.processors.topologies.commit.CommitMarker;
import dev.plumbline.processors.topologies.commit.CommitPace;
import dev.plumbline.processors.topologies.commit.HeapStore;
import dev.plumbline.processors.topologies.commit.TaskSlot;
import dev.plumbline.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Takes each record of the intake topics, packed or by itself. Forwards a {@link CommitMarker} when the heap has something to drain, and a
 * {@link dev.plumbline.schemas.records.DeadLetter} for each record that cannot be used.
 */
final class IntakeProcessor extends ContextualFixedKeyProcessor<String, Incoming, Object> {
    private static final byte[] NO_VALUE = {};

    /** A header of any size must fit into a line of the ledger and into a dead letter. */
    private static final int MAX_PUBLISHER = 100;

    private final IntakePhase phase;
    private HeapStore<TaskSlot<IntakeTask>> heap;
    private IntakeTask task;
    private CommitPace pace;
    private byte[] lastId = NO_VALUE;
    private String lastPublisher = "";

    @SuppressWarnings("NullAway.Init") // set in init, which Kafka Streams calls first
    IntakeProcessor(IntakePhase phase) {
        this.phase = phase;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Object> context) {
        super.init(context);
        heap = phase.heap(context);
        task = phase.task(context);
        pace = CommitPace.start(context);
    }

    @Override
    public void close() {
        task.close();
        heap.forget();
    }

    @Override
    public void process(FixedKeyRecord<String, Incoming> record) {
        Incoming incoming = record.value();
        if (incoming.packed().isEmpty()) {
            take(single(record), record);
        }
        for (ConsumerRecord<byte[], byte[]> packed : incoming.packed()) {
            take(packed, record);
        }
        CommitMarker marker = heap.markPending();
        if (marker != null) {
            forward(record, marker);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> origin, FixedKeyRecord<String, Incoming> record) {
        task.take(arrival(origin), output -> forward(record.withTimestamp(origin.timestamp()), output));
        pace.took(origin.timestamp(), task.isFull());
    }

    /** Without the headers of the record: they may name its schema, and would come out on whatever follows from it. */
    private void forward(FixedKeyRecord<String, Incoming> record, Object value) {
        context().forward(record.withHeaders(new RecordHeaders()).withValue(value));
    }

    /** A record that came by itself, as the broker gave it. */
    private ConsumerRecord<byte[], byte[]> single(FixedKeyRecord<String, Incoming> record) {
        RecordMetadata origin = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record of an intake topic has no metadata"));
        byte[] value = record.value().value();
        return new ConsumerRecord<>(
                origin.topic(),
                origin.partition(),
                origin.offset(),
                record.timestamp(),
                TimestampType.LOG_APPEND_TIME,
                0,
                value == null ? 0 : value.length,
                NO_VALUE,
                value == null ? NO_VALUE : value,
                record.headers(),
                Optional.empty());
    }

    private Arrival arrival(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        return new Arrival(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp() * 1_000,
                publisher(record.headers().lastHeader(Topic.PUBLISHER_HEADER)),
                record.headers(),
                value == null ? NO_VALUE : value);
    }

    /** The same text as for the record before, where it is: most records in a row come from one batch. */
    private String publisher(Header header) {
        byte[] id = header == null || header.value() == null ? NO_VALUE : header.value();
        if (!Arrays.equals(id, lastId)) {
            lastId = id;
            lastPublisher = new String(id, 0, Math.min(id.length, MAX_PUBLISHER), StandardCharsets.US_ASCII);
        }
        return lastPublisher;
    }
}
