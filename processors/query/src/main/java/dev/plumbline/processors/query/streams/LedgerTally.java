package dev.plumbline.processors.query.streams;

import dev.plumbline.processors.query.state.LedgerLine;
import dev.plumbline.processors.topologies.ledger.LedgerColumn;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.schemas.records.StreamCounters;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts of some records of one kind, while they are added up. Not thread-safe. */
final class LedgerTally {
    private final Map<LedgerColumn, Long> columns = new EnumMap<>(LedgerColumn.class);
    private final TreeMap<String, Long> quarantined = new TreeMap<>();
    private final TreeMap<String, Long> rejected = new TreeMap<>();
    private final TreeMap<String, Long> dropped = new TreeMap<>();
    private long arrived;
    private long unsent;

    void arrived(LedgerKey key, long count) {
        columns.merge(key.column(), count, Math::addExact);
        if (key.column() == LedgerColumn.QUARANTINED) {
            quarantined.merge(key.reason(), count, Math::addExact);
        }
        if (key.column().isTerm()) {
            arrived = Math.addExact(arrived, count);
        }
    }

    void unsent(StreamCounters counters) {
        counters.getRejected().forEach((reason, count) -> unsent(rejected, reason, count));
        counters.getDropped().forEach((reason, count) -> unsent(dropped, reason, count));
    }

    private void unsent(Map<String, Long> column, String reason, long count) {
        column.merge(reason, count, Math::addExact);
        unsent = Math.addExact(unsent, count);
    }

    /** Records whose fate is known: they arrived, or the publisher says that it did not send them. */
    long settled() {
        return Math.addExact(arrived, unsent);
    }

    /** The counts, with what is on its way besides them. */
    LedgerLine line(String stream, long inFlight) {
        return new LedgerLine(
                stream,
                Math.addExact(settled(), inFlight),
                columns.getOrDefault(LedgerColumn.COUNTED, 0L),
                columns.getOrDefault(LedgerColumn.DUPLICATE, 0L),
                columns.getOrDefault(LedgerColumn.LATE, 0L),
                quarantined,
                rejected,
                dropped,
                columns.getOrDefault(LedgerColumn.CLAMPED, 0L),
                columns.getOrDefault(LedgerColumn.OVERFLOWED, 0L),
                columns.getOrDefault(LedgerColumn.CORRECTED, 0L));
    }
}
