package dev.plumbline.ingest.replay.formats;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.schemas.records.CallScore;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Moves the times of a source of calls to an anchor. It reads the source twice: once to find the earliest and latest time
 * and to count, then again to yield; memory stays that of one record.
 */
final class AnchoredCalls implements RecordSource {
    /** Opens the source from its beginning. */
    interface Opener {
        RecordSource open() throws IOException;
    }

    private final RecordSource source;
    private final long shiftMicros;
    private final long total;
    private final Optional<Instant> earliest;

    private AnchoredCalls(RecordSource source, long shiftMicros, long total, Optional<Instant> earliest) {
        this.source = source;
        this.shiftMicros = shiftMicros;
        this.total = total;
        this.earliest = earliest;
    }

    static RecordSource open(Opener opener, Anchor anchor) throws IOException {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long count = 0;
        try (RecordSource scan = opener.open()) {
            for (ReplayRecord record = scan.next(); record != null; record = scan.next()) {
                count++;
                if (record instanceof ReplayRecord.Call call) {
                    first = Math.min(first, call.eventMicros());
                    last = Math.max(last, call.eventMicros());
                }
            }
        }
        if (first > last) {
            return new AnchoredCalls(opener.open(), 0, count, Optional.empty());
        }
        long shift = anchor.shift(first, last);
        Instant earliest = Instant.EPOCH.plus(first + shift, ChronoUnit.MICROS);
        return new AnchoredCalls(opener.open(), shift, count, Optional.of(earliest));
    }

    @Override
    public @Nullable ReplayRecord next() throws IOException {
        ReplayRecord record = source.next();
        if (record instanceof ReplayRecord.Call call) {
            call.call().setStartedAtMicros(call.call().getStartedAtMicros() + shiftMicros);
            return ReplayRecord.Call.of(call.call());
        }
        if (record instanceof ReplayRecord.Score score) {
            move(score.score());
        }
        return record;
    }

    private void move(CallScore score) {
        score.setScoredAtMicros(score.getScoredAtMicros() + shiftMicros);
        if (score.getScope() != null) {
            score.getScope().setCallStartedAtMicros(score.getScope().getCallStartedAtMicros() + shiftMicros);
        }
    }

    @Override
    public OptionalLong total() {
        return OptionalLong.of(total);
    }

    @Override
    public Optional<Instant> earliest() {
        return earliest;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
