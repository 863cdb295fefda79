package dev.plumbline.processors.query.streams;

import dev.plumbline.processors.query.state.LedgerAccount;
import dev.plumbline.processors.query.state.LedgerLine;
import dev.plumbline.processors.topologies.intake.IntakePhase;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.processors.topologies.publishers.PublisherReports;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.PublisherReport;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.RecordDecoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/**
 * Puts the two sides of the ledger together: what arrived, from the intake stores, and what publishers attempted, from
 * their reports.
 */
final class LedgerReader {
    private static final List<String> STREAMS = List.of("calls", "scores");

    private final Partitions intake;
    private final Partitions publishers;
    private final SchemaRegistry registry;

    LedgerReader(Partitions intake, Partitions publishers, SchemaRegistry registry) {
        this.intake = intake;
        this.publishers = publishers;
        this.registry = registry;
    }

    /** Both sides of each kind of record, and the number of intake partitions that answered. */
    record Sides(List<LedgerSides> streams, int answered) {
        List<LedgerLine> lines() {
            return streams.stream().map(LedgerSides::line).toList();
        }

        List<LedgerAccount> accounts() {
            return streams.stream().flatMap(sides -> sides.accounts().stream()).toList();
        }
    }

    /** Reads reports first: whatever arrived since then only makes an attempt look finished, never lost. */
    Sides read() {
        Map<String, LedgerSides> streams = new TreeMap<>();
        STREAMS.forEach(stream -> streams.put(stream, new LedgerSides(stream)));
        boolean allReports = readReports(streams);
        int arrivals = readArrivals(streams);
        // Without some reports the left side is too low, however complete the right side is.
        int answered = allReports ? arrivals : Math.min(arrivals, intake.total() - 1);
        return new Sides(List.copyOf(streams.values()), answered);
    }

    private int readArrivals(Map<String, LedgerSides> streams) {
        return intake.visit(IntakePhase.LEDGER, QueryableStoreTypes.<Bytes, Long>keyValueStore(), store -> {
            try (KeyValueIterator<Bytes, Long> all = store.all()) {
                all.forEachRemaining(entry -> {
                    LedgerKey key = LedgerKey.fromBytes(entry.key.get());
                    if (key.column().isOfRecords()) {
                        streams.computeIfAbsent(key.stream(), LedgerSides::new).arrived(key, entry.value);
                    }
                });
            }
        });
    }

    private boolean readReports(Map<String, LedgerSides> streams) {
        RecordDecoder<PublisherReport> decoder = RecordDecoder.of(Topic.PUBLISHERS, PublisherReport.class, registry);
        int answered =
                publishers.visit(PublisherReports.STORE, QueryableStoreTypes.<String, byte[]>keyValueStore(), store -> {
                    try (KeyValueIterator<String, byte[]> all = store.all()) {
                        all.forEachRemaining(entry -> {
                            PublisherReport report = decoder.decode(entry.value, null, null);
                            report.getStreams().forEach(counters -> {
                                LedgerSides sides = streams.get(counters.getStream());
                                if (sides != null) {
                                    sides.reported(report, counters);
                                }
                            });
                        });
                    }
                });
        return answered == publishers.total();
    }
}
