package dev.plumbline.ingest.replay.formats;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Moves the times of a source of calls to an anchor. It reads the source twice: once to find the earliest and latest
 * time and to count, then again to yield; memory stays that of one record. As recorded needs no first pass, and then the
 * total is unknown.
 */
final class AnchoredCalls implements RecordSource {
    /** Opens the source from its beginning. */
    interface Opener {
        RecordSource open() throws IOException;
    }

    private final RecordSource source;
    private final long shiftMicros;
    private final OptionalLong total;

    private AnchoredCalls(RecordSource source, long shiftMicros, OptionalLong total) {
        this.source = source;
        this.shiftMicros = shiftMicros;
        this.total = total;
    }

    static RecordSource open(Opener opener, Anchor anchor) throws IOException {
        if (anchor.kind() == Anchor.Kind.RECORDED) {
            return opener.open();
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long count = 0;
        try (RecordSource scan = opener.open()) {
            for (ReplayRecord record = scan.next(); record != null; record = scan.next()) {
                count++;
                if (record instanceof ReplayRecord.Timed timed) {
                    first = Math.min(first, timed.eventMicros());
                    last = Math.max(last, timed.eventMicros());
                }
            }
        }
        long shift = first > last ? 0 : anchor.shift(first, last);
        return new AnchoredCalls(opener.open(), shift, OptionalLong.of(count));
    }

    @Override
    public @Nullable ReplayRecord next() throws IOException {
        ReplayRecord record = source.next();
        if (record instanceof ReplayRecord.Call call) {
            call.call().setStartedAtMicros(call.call().getStartedAtMicros() + shiftMicros);
            return ReplayRecord.Call.of(call.call());
        }
        return record;
    }

    @Override
    public OptionalLong total() {
        return total;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
