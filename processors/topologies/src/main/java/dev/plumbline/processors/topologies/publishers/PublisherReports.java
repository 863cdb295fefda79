package dev.plumbline.processors.topologies.publishers;

import dev.plumbline.processors.topologies.commit.CommitPace;
import dev.plumbline.processors.topologies.ledger.LedgerBook;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.DecodeException;
import dev.plumbline.schemas.serde.RecordDecoder;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores each report under its publisher id. One publisher writes its reports in
 * order and under one key, so the last to come is the newest, whatever its clock says. Written anew
 * rather than as it came, because the schema of a value may stand in a header, which a store does not keep, and with the
 * time of its arrival in place of its publisher's.
 *
 * <p>A report that nothing came after for more than {@link LedgerBook#DAYS_KEPT} days gives way to what its publisher
 * rejected and dropped, which is added to a report without an id. What arrived stands for the attempts of such publishers.
 */
public final class PublisherReports implements ProcessorSupplier<String, byte[], Void, Void> {
    /** Publisher id to report, in the wire format with the schema id in front. */
    public static final String STORE = "publishers";

    private static final long DAY_MILLIS = 24L * 3_600 * 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(PublisherReports.class);

    private final SchemaRegistry registry;
    private final StoreBuilder<?> store = Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray())
            .withCachingDisabled();

    /** Reports whose schemas are in the registry. */
    public PublisherReports(SchemaRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(store);
    }

    @Override
    public Processor<String, byte[], Void, Void> get() {
        return new Keeper(
                RecordDecoder.of(Topic.PUBLISHERS, PublisherReport.class, registry),
                RecordEncoder.of(Topic.PUBLISHERS, PublisherReport.class, registry));
    }

    private static final class Keeper extends ContextualProcessor<String, byte[], Void, Void> {
        private final RecordDecoder<PublisherReport> decoder;
        private final RecordEncoder<PublisherReport> encoder;
        private KeyValueStore<String, byte[]> reports;
        private CommitPace pace;
        private long today;

        @SuppressWarnings("NullAway.Init") // set in init, which Kafka Streams calls first
        Keeper(RecordDecoder<PublisherReport> decoder, RecordEncoder<PublisherReport> encoder) {
            this.decoder = decoder;
            this.encoder = encoder;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            super.init(context);
            reports = context.getStateStore(STORE);
            pace = CommitPace.start(context);
        }

        @Override
        public void process(Record<String, byte[]> record) {
            pace.took(record.timestamp(), false);
            if (record.value() == null) {
                return;
            }
            try {
                PublisherReport report = decoder.decode(record.value(), record.headers(), null);
                foldSilent(record.timestamp());
                report.setAsOfMicros(record.timestamp() * 1_000);
                reports.put(report.getPublisherId(), encoder.encode(report));
            } catch (DecodeException e) {
                LOG.warn("passed over a publisher report that cannot be read: {}", e.getMessage());
            }
        }

        /** Once a day of append time; the first report after a start makes it a day, which changes nothing twice. */
        private void foldSilent(long appendMillis) {
            long day = Math.floorDiv(appendMillis, DAY_MILLIS);
            if (day <= today) {
                return;
            }
            today = day;
            long oldest = (day - LedgerBook.DAYS_KEPT) * DAY_MILLIS * 1_000;
            List<PublisherReport> silent = new ArrayList<>();
            try (KeyValueIterator<String, byte[]> all = reports.all()) {
                all.forEachRemaining(entry -> {
                    PublisherReport report = decoder.decode(entry.value, null, null);
                    if (!entry.key.isEmpty() && report.getAsOfMicros() < oldest) {
                        silent.add(report);
                    }
                });
            }
            if (!silent.isEmpty()) {
                byte[] before = reports.get("");
                PublisherReport none = before == null ? Unsent.none() : decoder.decode(before, null, null);
                silent.forEach(report -> reports.delete(report.getPublisherId()));
                reports.put("", encoder.encode(Unsent.of(none, silent)));
            }
        }
    }
}
