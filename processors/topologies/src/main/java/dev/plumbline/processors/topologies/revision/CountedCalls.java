package dev.plumbline.processors.topologies.revision;

import dev.plumbline.schemas.Topic;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which records of a partition of calls are in the totals: all that were taken, but for those noted here. Few are
 * duplicates, so there is a bit set only for blocks of offsets that have one: at most an eighth of a byte a record, and
 * mostly nothing. Blocks are forgotten a day after the topic forgets their records. Not thread-safe.
 */
public final class CountedCalls {
    private static final int BLOCK = 4_096;
    private static final long KEPT_MICROS = (Topic.CALLS.retention().toMillis() + 86_400_000L) * 1_000;

    private final RevisionState state;
    private final Map<Long, BitSet> blocks = new HashMap<>();
    private final Set<Long> changed = new HashSet<>();
    private long since = -1;
    private long next;
    private long newestAppend;
    private boolean moved;

    /** Continues from the state. */
    public CountedCalls(RevisionState state) {
        this.state = state;
        byte[] log = state.get(RevisionState.Part.LOG, RevisionState.ONLY);
        if (log != null) {
            ByteBuffer in = ByteBuffer.wrap(log);
            since = in.getLong();
            next = in.getLong();
            newestAppend = in.getLong();
        }
    }

    /** A record was taken; offsets ascend. */
    public void took(long offset, long appendMicros, boolean counted) {
        since = since < 0 ? offset : since;
        next = offset + 1;
        newestAppend = Math.max(newestAppend, appendMicros);
        moved = true;
        if (!counted) {
            set(offset, false);
        }
    }

    /** Puts a record that was taken into the totals or out of them. */
    public void set(long offset, boolean counted) {
        long number = offset / BLOCK;
        block(number).set((int) (offset % BLOCK), !counted);
        changed.add(number);
    }

    /** True if a record that was taken is in the totals. */
    public boolean isCounted(long offset) {
        return !block(offset / BLOCK).get((int) (offset % BLOCK));
    }

    /** The first record that is known of; -1 before any. */
    public long since() {
        return since;
    }

    /** The record that is taken next. */
    public long next() {
        return next;
    }

    private BitSet block(long number) {
        return blocks.computeIfAbsent(number, missing -> {
            byte[] stored = state.get(RevisionState.Part.UNCOUNTED, RevisionState.bytes(number));
            return stored == null
                    ? new BitSet()
                    : BitSet.valueOf(ByteBuffer.wrap(stored, Long.BYTES, stored.length - Long.BYTES));
        });
    }

    /** Writes what has changed. */
    public void flush() {
        for (long number : changed) {
            BitSet block = block(number);
            if (block.isEmpty()) {
                state.delete(RevisionState.Part.UNCOUNTED, RevisionState.bytes(number));
            } else {
                byte[] bits = block.toByteArray();
                ByteBuffer out = ByteBuffer.allocate(Long.BYTES + bits.length);
                out.putLong(newestAppend).put(bits);
                state.put(RevisionState.Part.UNCOUNTED, RevisionState.bytes(number), out.array());
            }
        }
        if (moved) {
            state.put(RevisionState.Part.LOG, RevisionState.ONLY, RevisionState.bytes(since, next, newestAppend));
        }
        if (blocks.size() > 1) {
            forgetOld();
        }
        blocks.clear();
        changed.clear();
        moved = false;
    }

    private void forgetOld() {
        List<byte[]> old = new ArrayList<>();
        state.forEach(RevisionState.Part.UNCOUNTED, (number, block) -> {
            if (ByteBuffer.wrap(block).getLong() < newestAppend - KEPT_MICROS) {
                old.add(number);
            }
        });
        old.forEach(number -> state.delete(RevisionState.Part.UNCOUNTED, number));
    }
}
