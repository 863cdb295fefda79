package dev.plumbline.ingest.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a replay did. It speaks of handing over; what Kafka acknowledged is for the sink to say.
 *
 * @param calls calls handed to the sink, copies and wrong ones included
 * @param copies those of the calls that the source had sent before
 * @param scores scores handed to the sink
 * @param changes change events handed to the sink
 * @param handovers what the sink answered, by answer; the sum is calls + scores + changes
 * @param unreadable rows that could not be read and were not sent
 * @param firstUnreadable the first of them, at most {@value #UNREADABLE_KEPT}
 * @param elapsed wall time
 * @param firstEvent earliest event time sent, if any
 * @param lastEvent latest event time sent, if any
 * @param stopped true if the replay was stopped before the end of its source
 */
public record ReplaySummary(
        long calls,
        long copies,
        long scores,
        long changes,
        Map<Handover, Long> handovers,
        long unreadable,
        List<ReplayRecord.Unreadable> firstUnreadable,
        Duration elapsed,
        Optional<Instant> firstEvent,
        Optional<Instant> lastEvent,
        boolean stopped) {

    /** How many unreadable rows a summary lists. */
    public static final int UNREADABLE_KEPT = 20;

    public ReplaySummary {
        handovers = Map.copyOf(handovers);
        firstUnreadable = List.copyOf(firstUnreadable);
    }

    /** Records that the source yielded: handed over, or unreadable. */
    public long attempted() {
        return calls + scores + changes + unreadable;
    }

    /** How often the sink gave this answer. */
    public long count(Handover handover) {
        return handovers.getOrDefault(handover, 0L);
    }

    /** Records that were refused by the sink or could not be read. */
    public long rejected() {
        return count(Handover.REJECTED) + unreadable;
    }
}
