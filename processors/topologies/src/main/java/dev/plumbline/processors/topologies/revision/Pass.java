package dev.plumbline.processors.topologies.revision;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How far a pass over the calls of a partition has come.
 *
 * @param position the first record that it has not looked at
 * @param end where it ends, exclusive: what was taken later is counted by the new prices from the start
 * @param changed calls that it has changed
 */
public record Pass(long position, long end, long changed) {

    /** The pass that was under way when the state was written, if any. */
    public static @Nullable Pass of(RevisionState state) {
        byte[] stored = state.get(RevisionState.Part.PASS, RevisionState.ONLY);
        if (stored == null) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(stored);
        return new Pass(in.getLong(), in.getLong(), in.getLong());
    }

    /** Writes a pass, or that there is none. */
    public static void write(RevisionState state, @Nullable Pass pass) {
        if (pass == null) {
            state.delete(RevisionState.Part.PASS, RevisionState.ONLY);
        } else {
            state.put(
                    RevisionState.Part.PASS,
                    RevisionState.ONLY,
                    RevisionState.bytes(pass.position, pass.end, pass.changed));
        }
    }

    /** The same, further on. */
    public Pass at(long next, long changedNow) {
        return new Pass(next, end, Math.addExact(changed, changedNow));
    }

    /** True if nothing is left. */
    public boolean isOver() {
        return position >= end;
    }
}
