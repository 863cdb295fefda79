package dev.plumbline.processors.query.streams;

import dev.plumbline.processors.query.state.LedgerLine;
import dev.plumbline.processors.topologies.ledger.LedgerColumn;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.schemas.records.StreamCounters;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Both sides of the ledger for one kind of record, while they are added up.
 *
 * <p>A record that arrived was attempted. So where a publisher has not reported, or has not yet reported its newest
 * attempts, what arrived from it stands for its attempts. A publisher that was closed in order has the last word: if more
 * arrived than it attempted, something was counted twice, and the ledger shows it.
 */
final class LedgerSides {
    private final String stream;
    private final Map<LedgerColumn, Long> columns = new EnumMap<>(LedgerColumn.class);
    private final TreeMap<String, Long> quarantined = new TreeMap<>();
    private final TreeMap<String, Long> rejected = new TreeMap<>();
    private final TreeMap<String, Long> dropped = new TreeMap<>();
    private final Map<String, Long> arrivedBy = new HashMap<>();
    private final Map<String, Long> attemptedBy = new HashMap<>();
    private final Map<String, Long> unsentBy = new HashMap<>();
    private final Set<String> finished = new HashSet<>();

    LedgerSides(String stream) {
        this.stream = stream;
    }

    void arrived(LedgerKey key, long count) {
        columns.merge(key.column(), count, Math::addExact);
        if (key.column() == LedgerColumn.QUARANTINED) {
            quarantined.merge(key.reason(), count, Math::addExact);
        }
        if (key.column().isTerm()) {
            arrivedBy.merge(key.publisher(), count, Math::addExact);
        }
    }

    /**
     * Takes one publisher's counters.
     *
     * @param last true if the publisher will report no more, so that its word on what it attempted is final
     */
    void reported(String publisher, StreamCounters counters, boolean last) {
        if (last) {
            finished.add(publisher);
        }
        attemptedBy.merge(publisher, counters.getAttempted(), Math::addExact);
        counters.getRejected().forEach((reason, count) -> unsent(publisher, rejected, reason, count));
        counters.getDropped().forEach((reason, count) -> unsent(publisher, dropped, reason, count));
    }

    private void unsent(String publisher, Map<String, Long> column, String reason, long count) {
        column.merge(reason, count, Math::addExact);
        unsentBy.merge(publisher, count, Math::addExact);
    }

    private long attempted(String publisher) {
        long reported = attemptedBy.getOrDefault(publisher, 0L);
        if (finished.contains(publisher)) {
            return reported;
        }
        long known = Math.addExact(arrivedBy.getOrDefault(publisher, 0L), unsentBy.getOrDefault(publisher, 0L));
        return Math.max(known, reported);
    }

    LedgerLine line() {
        Set<String> publishers = new HashSet<>(arrivedBy.keySet());
        publishers.addAll(attemptedBy.keySet());
        long attempted = 0;
        for (String publisher : publishers) {
            attempted = Math.addExact(attempted, attempted(publisher));
        }
        return new LedgerLine(
                stream,
                attempted,
                columns.getOrDefault(LedgerColumn.COUNTED, 0L),
                columns.getOrDefault(LedgerColumn.DUPLICATE, 0L),
                columns.getOrDefault(LedgerColumn.LATE, 0L),
                quarantined,
                rejected,
                dropped,
                columns.getOrDefault(LedgerColumn.CLAMPED, 0L));
    }
}
