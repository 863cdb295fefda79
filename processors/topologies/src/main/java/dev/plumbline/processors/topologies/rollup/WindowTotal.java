package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.AggregateBytes;
import java.nio.ByteBuffer;

/** Totals of a window on the heap, and how often they were published. Stored as revision, then aggregate. */
final class WindowTotal {
    /** An object, its sums and two sketches that hold nothing. */
    private static final int LEAST_WEIGHT = 512;

    /** A bin takes two bytes or three in a store; eight on the heap, and with the empty ones around it up to three times that. */
    private static final int WEIGHT_A_BYTE = 12;

    private final Aggregate aggregate;
    private int revision;
    private boolean changed;
    private int weight = LEAST_WEIGHT;

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
        WindowTotal total = new WindowTotal(Aggregate.readFrom(in), revision);
        total.weigh(bytes);
        return total;
    }

    byte[] toBytes(AggregateBytes scratch) {
        ByteBuffer bytes = scratch.of(aggregate);
        byte[] stored = ByteBuffer.allocate(Integer.BYTES + bytes.remaining())
                .putInt(revision)
                .put(bytes)
                .array();
        weigh(stored);
        changed = false;
        return stored;
    }

    private void weigh(byte[] stored) {
        weight = LEAST_WEIGHT + WEIGHT_A_BYTE * stored.length;
    }

    /** Bytes on the heap, roughly, when it was last read or written. */
    int weight() {
        return weight;
    }

    /** Notes a change; answers true if it is the first since {@link #toBytes}. */
    boolean change() {
        boolean first = !changed;
        changed = true;
        return first;
    }

    Aggregate aggregate() {
        return aggregate;
    }

    /** The next revision: 0 when the window closes, one more for each correction. */
    int nextRevision() {
        return ++revision;
    }
}
