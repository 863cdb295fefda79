package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.Aggregate;
import java.nio.ByteBuffer;

/** Totals of a window on the heap, and how often they were published. Stored as revision, then aggregate. */
final class WindowTotal {
    private final Aggregate aggregate;
    private int revision;

    private WindowTotal(Aggregate aggregate, int revision) {
        this.aggregate = aggregate;
        this.revision = revision;
    }

    /** Nothing counted, nothing published. */
    static WindowTotal empty() {
        return new WindowTotal(new Aggregate(), -1);
    }

    static WindowTotal fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int revision = in.getInt();
        return new WindowTotal(Aggregate.readFrom(in), revision);
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + aggregate.serializedSize());
        out.putInt(revision);
        aggregate.writeTo(out);
        return out.array();
    }

    Aggregate aggregate() {
        return aggregate;
    }

    /** The next revision: 0 when the window closes, one more for each correction. */
    int nextRevision() {
        return ++revision;
    }
}
