package dev.plumbline.processors.query.state;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ledger of one kind of record: what publishers attempted and where each record went.
 *
 * <p>{@code attempted = counted + duplicate + late + quarantined + rejected + dropped + inFlight}, where
 * {@link #inFlight()} is zero when the pipeline is idle.
 *
 * @param stream kind of record: {@code calls}, {@code scores} or {@code changes}
 * @param attempted records that applications handed over
 * @param counted records that are in the totals
 * @param duplicate retries of a record that was counted before
 * @param late records older than the accepted lateness
 * @param quarantined faulty records by reason code; they lie in the dead letters
 * @param rejected records that the publisher refused before sending, by reason code
 * @param dropped records that the publisher lost before sending, by reason code
 * @param clamped a remark and no term: counted records whose own time was ahead, counted under the time they arrived
 * @param overflowed a remark and no term: counted records whose series reads {@code __other__}, for too many names
 * @param corrected a remark and no term: duplicates that took the place of an earlier record of their call
 */
public record LedgerLine(
        String stream,
        long attempted,
        long counted,
        long duplicate,
        long late,
        SortedMap<String, Long> quarantined,
        SortedMap<String, Long> rejected,
        SortedMap<String, Long> dropped,
        long clamped,
        long overflowed,
        long corrected) {

    /** A line without corrections. */
    public LedgerLine(
            String stream,
            long attempted,
            long counted,
            long duplicate,
            long late,
            SortedMap<String, Long> quarantined,
            SortedMap<String, Long> rejected,
            SortedMap<String, Long> dropped,
            long clamped,
            long overflowed) {
        this(stream, attempted, counted, duplicate, late, quarantined, rejected, dropped, clamped, overflowed, 0);
    }

    /** Copies the maps. */
    public LedgerLine {
        quarantined = new TreeMap<>(quarantined);
        rejected = new TreeMap<>(rejected);
        dropped = new TreeMap<>(dropped);
    }

    /** All quarantined records. */
    public long quarantinedTotal() {
        return sum(quarantined);
    }

    /** All rejected records. */
    public long rejectedTotal() {
        return sum(rejected);
    }

    /** All dropped records. */
    public long droppedTotal() {
        return sum(dropped);
    }

    /** Attempted less all that is accounted for: on its way, or, if it stays, an imbalance. May be negative. */
    public long inFlight() {
        return attempted - counted - duplicate - late - quarantinedTotal() - rejectedTotal() - droppedTotal();
    }

    /** True when nothing is on its way or missing. */
    public boolean balanced() {
        return inFlight() == 0;
    }

    /** A line in which nothing is counted. */
    public static LedgerLine empty(String stream) {
        return new LedgerLine(
                stream,
                0,
                0,
                0,
                0,
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                0,
                0);
    }

    /** Both together, column by column; of the same kind of record. */
    public LedgerLine plus(LedgerLine other) {
        return new LedgerLine(
                stream,
                Math.addExact(attempted, other.attempted),
                Math.addExact(counted, other.counted),
                Math.addExact(duplicate, other.duplicate),
                Math.addExact(late, other.late),
                both(quarantined, other.quarantined),
                both(rejected, other.rejected),
                both(dropped, other.dropped),
                Math.addExact(clamped, other.clamped),
                Math.addExact(overflowed, other.overflowed),
                Math.addExact(corrected, other.corrected));
    }

    private static SortedMap<String, Long> both(SortedMap<String, Long> some, SortedMap<String, Long> more) {
        SortedMap<String, Long> sum = new TreeMap<>(some);
        more.forEach((reason, count) -> sum.merge(reason, count, Math::addExact));
        return sum;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }
}
