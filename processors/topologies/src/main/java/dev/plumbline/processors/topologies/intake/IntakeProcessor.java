package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.topologies.commit.CommitMarker;
import dev.plumbline.processors.topologies.commit.CommitPace;
import dev.plumbline.processors.topologies.commit.HeapStore;
import dev.plumbline.processors.topologies.commit.TaskSlot;
import dev.plumbline.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Takes each record of the intake topics. Forwards a {@link CommitMarker} when the heap has something to drain, and a
 * {@link dev.plumbline.schemas.records.DeadLetter} for each record that cannot be used.
 */
final class IntakeProcessor extends ContextualFixedKeyProcessor<String, byte[], Object> {
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
    public void process(FixedKeyRecord<String, byte[]> record) {
        task.take(arrival(record), output -> forward(record, output));
        CommitMarker marker = heap.markPending();
        if (marker != null) {
            forward(record, marker);
        }
        pace.took(record.timestamp(), task.isFull());
    }

    /** Without the headers of the record: they may name its schema, and would come out on whatever follows from it. */
    private void forward(FixedKeyRecord<String, byte[]> record, Object value) {
        context().forward(record.withHeaders(new RecordHeaders()).withValue(value));
    }

    private Arrival arrival(FixedKeyRecord<String, byte[]> record) {
        RecordMetadata origin = context()
                .recordMetadata()
                .orElseThrow(() -> new IllegalStateException("a record of an intake topic has no metadata"));
        byte[] value = record.value();
        return new Arrival(
                origin.topic(),
                origin.partition(),
                origin.offset(),
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
