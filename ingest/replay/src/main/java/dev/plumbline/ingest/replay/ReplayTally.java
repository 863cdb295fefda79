package dev.plumbline.ingest.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The running counts of one replay. Confined to the thread that runs it. */
final class ReplayTally {
    private long calls;
    private long copies;
    private long scores;
    private long changes;
    private long unreadable;
    private long firstMicros = Long.MAX_VALUE;
    private long lastMicros = Long.MIN_VALUE;
    private final Map<Handover, Long> handovers = new EnumMap<>(Handover.class);
    private final List<ReplayRecord.Unreadable> firstUnreadable = new ArrayList<>();

    void sent(ReplayRecord.Timed record, Handover handover) {
        if (record instanceof ReplayRecord.Score) {
            scores++;
        } else if (record instanceof ReplayRecord.Change) {
            changes++;
        } else {
            calls++;
            copies += record instanceof ReplayRecord.Call call && call.copy() ? 1 : 0;
        }
        handovers.merge(handover, 1L, Long::sum);
        firstMicros = Math.min(firstMicros, record.eventMicros());
        lastMicros = Math.max(lastMicros, record.eventMicros());
    }

    void unreadable(ReplayRecord.Unreadable row) {
        unreadable++;
        if (firstUnreadable.size() < ReplaySummary.UNREADABLE_KEPT) {
            firstUnreadable.add(row);
        }
    }

    long records() {
        return calls + scores + changes + unreadable;
    }

    Optional<Instant> lastEvent() {
        return instant(lastMicros);
    }

    ReplaySummary summary(Duration elapsed, boolean stopped) {
        return new ReplaySummary(
                calls,
                copies,
                scores,
                changes,
                handovers,
                unreadable,
                firstUnreadable,
                elapsed,
                instant(firstMicros),
                lastEvent(),
                stopped);
    }

    private Optional<Instant> instant(long micros) {
        return records() == unreadable ? Optional.empty() : Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
