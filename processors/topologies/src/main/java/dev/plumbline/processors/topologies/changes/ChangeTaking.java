package dev.plumbline.processors.topologies.changes;

import dev.plumbline.processors.topologies.commit.CommitPace;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.limits.RecordLimits;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.DecodeException;
import dev.plumbline.schemas.serde.RecordDecoder;
import dev.plumbline.schemas.serde.RecordEncoder;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in change events and sends each to every task that watches series, under the number of its partition. Written
 * anew rather than as it came, because the schema may stand in a header. One that cannot be used is logged and left out.
 */
public final class ChangeTaking implements ProcessorSupplier<String, byte[], String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeTaking.class);
    private static final int LARGEST = 65_536;

    private final SchemaRegistry registry;
    private final int partitions;

    /** For tasks of so many partitions. */
    public ChangeTaking(SchemaRegistry registry, int partitions) {
        this.registry = registry;
        this.partitions = partitions;
    }

    @Override
    public Processor<String, byte[], String, byte[]> get() {
        return new Taker(
                RecordDecoder.of(Topic.CHANGES, ChangeEvent.class, registry),
                RecordEncoder.of(Topic.CHANGES, ChangeEvent.class, registry),
                partitions);
    }

    private static final class Taker extends ContextualProcessor<String, byte[], String, byte[]> {
        private final RecordDecoder<ChangeEvent> decoder;
        private final RecordEncoder<ChangeEvent> encoder;
        private final int partitions;
        private CommitPace pace;

        @SuppressWarnings("NullAway.Init") // set in init, which Kafka Streams calls first
        Taker(RecordDecoder<ChangeEvent> decoder, RecordEncoder<ChangeEvent> encoder, int partitions) {
            this.decoder = decoder;
            this.encoder = encoder;
            this.partitions = partitions;
        }

        @Override
        public void init(ProcessorContext<String, byte[]> context) {
            super.init(context);
            pace = CommitPace.start(context);
        }

        @Override
        public void process(Record<String, byte[]> record) {
            pace.took(record.timestamp(), false);
            if (record.value() == null || record.value().length > LARGEST) {
                LOG.warn("passed over a change event without a value or of more than {} bytes", LARGEST);
                return;
            }
            try {
                ChangeEvent change = decoder.decode(record.value(), record.headers(), null);
                if (isUsable(change)) {
                    broadcast(record, ChangePacket.of(encoder.encode(change)));
                } else {
                    LOG.warn("passed over a change event without an id, or at a time before 1970");
                }
            } catch (DecodeException e) {
                LOG.warn("passed over a change event that cannot be read: {}", e.getMessage());
            }
        }

        private static boolean isUsable(ChangeEvent change) {
            String id = change.getChangeId();
            return !id.isEmpty() && id.length() <= RecordLimits.MAX_ID && change.getAtMicros() >= 0;
        }

        /** Without the headers: the schema stands in the value now, and a header would be believed first. */
        private void broadcast(Record<String, byte[]> record, byte[] packet) {
            for (int partition = 0; partition < partitions; partition++) {
                context().forward(new Record<>(Integer.toString(partition), packet, record.timestamp()));
            }
        }
    }
}
