package dev.plumbline.processors.topologies.crash;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.ViewedWindows;
import dev.plumbline.processors.topologies.intake.IntakePhase;
import dev.plumbline.processors.topologies.ledger.LedgerColumn;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What lies in the stores of a running pipeline.
 *
 * @param totals the windows of series of one dimension, in the words of {@link History#totals}
 * @param ledger column to count
 */
record Snapshot(Map<String, Long> totals, Map<String, Long> ledger) {

    static Snapshot of(KafkaStreams streams) {
        Map<String, Long> totals = new TreeMap<>();
        for (int partition = 0; partition < TestBroker.PARTITIONS; partition++) {
            ViewedWindows.of(streams, partition)
                    .visit((series, resolution, start, total) -> add(series, resolution, start, total, totals));
        }
        return new Snapshot(totals, ledger(streams));
    }

    private static void add(
            SeriesKey series, Resolution resolution, Instant start, Aggregate total, Map<String, Long> totals) {
        if (series.grouping().dimensions().size() > 1) {
            return;
        }
        String unit = resolution == Resolution.MINUTE ? "Minutes" : resolution == Resolution.HOUR ? "Hours" : "Days";
        String window = series.asMap() + " " + unit + " " + start;
        totals.put(window + " calls", total.calls());
        totals.put(window + " input", total.tokens(0));
        totals.put(window + " cost", total.costNanos());
        totals.put(window + " unpriced", total.unpricedCalls());
    }

    private static Map<String, Long> ledger(KafkaStreams streams) {
        ReadOnlyKeyValueStore<Bytes, Long> store = streams.store(
                StoreQueryParameters.fromNameAndType(IntakePhase.LEDGER, QueryableStoreTypes.keyValueStore()));
        Map<String, Long> ledger = new TreeMap<>();
        try (var all = store.all()) {
            all.forEachRemaining(entry -> {
                LedgerColumn column = LedgerKey.fromBytes(entry.key.get()).column();
                if (column.isOfRecords()) {
                    ledger.merge(column.code(), entry.value, Long::sum);
                }
            });
        }
        return ledger;
    }

    /** Records that the ledger knows of, whatever became of them. */
    long records() {
        return ledger.values().stream().mapToLong(Long::longValue).sum();
    }
}
