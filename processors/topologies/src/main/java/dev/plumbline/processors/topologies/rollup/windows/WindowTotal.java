package dev.plumbline.processors.topologies.rollup.windows;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.AggregateBytes;
import dev.plumbline.processors.rollups.Resolution;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Totals of a window as they are stored: how often they were published, then an aggregate. They stay bytes on the heap, which takes a
 * fifth of what the objects would, and what is added changes few of them. The bytes that were handed out are never changed.
 */
public final class WindowTotal {
    /** Two objects, and their places in two maps. */
    private static final int LEAST_WEIGHT = 320;

    private static final byte[] NOTHING = nothing();

    private final SeriesTotals series;
    private final Resolution resolution;
    private final long startMicros;
    private byte[] bytes;
    private boolean changed;
    private long touchedIn = -1;

    /** A window of a series, as it is stored; nothing counted and nothing published if it is not. */
    WindowTotal(SeriesTotals series, Resolution resolution, long startMicros, byte @Nullable [] stored) {
        this.series = series;
        this.resolution = resolution;
        this.startMicros = startMicros;
        this.bytes = stored == null ? NOTHING : stored;
    }

    private static byte[] nothing() {
        return of(-1, ByteBuffer.wrap(new Aggregate().toBytes()));
    }

    private static byte[] of(int revision, ByteBuffer aggregate) {
        return ByteBuffer.allocate(Integer.BYTES + aggregate.remaining())
                .putInt(revision)
                .put(aggregate)
                .array();
    }

    private static ByteBuffer aggregateIn(byte[] stored) {
        return ByteBuffer.wrap(stored, Integer.BYTES, stored.length - Integer.BYTES);
    }

    /** The totals in what is stored. */
    public static Aggregate aggregateOf(byte[] stored) {
        return Aggregate.readFrom(aggregateIn(stored));
    }

    /** Adds to the totals; answers true if it is the first change since {@link #written}. */
    boolean add(Aggregate more, AggregateBytes scratch) {
        ByteBuffer sum = bytes == NOTHING ? scratch.of(more) : scratch.sum(aggregateIn(bytes), more);
        return change(of(revision(), sum));
    }

    /** Counts one publication; answers true if it is the first change since {@link #written}. */
    boolean publish() {
        return change(of(revision() + 1, aggregateIn(bytes)));
    }

    private boolean change(byte[] other) {
        bytes = other;
        boolean first = !changed;
        changed = true;
        return first;
    }

    /** What is to be stored. */
    byte[] bytes() {
        return bytes;
    }

    void written() {
        changed = false;
    }

    boolean isChanged() {
        return changed;
    }

    /** Bytes on the heap, roughly. */
    int weight() {
        return LEAST_WEIGHT + bytes.length;
    }

    /** Notes the turn in which it is touched. */
    void touch(long turn) {
        touchedIn = turn;
    }

    /** The turn of the last touch. */
    long touchedIn() {
        return touchedIn;
    }

    SeriesTotals series() {
        return series;
    }

    Resolution resolution() {
        return resolution;
    }

    /** The start of the window, microseconds since the epoch. */
    long startMicros() {
        return startMicros;
    }

    /** The totals, decoded anew at every call. */
    public Aggregate aggregate() {
        return aggregateOf(bytes);
    }

    /** The revision under which it was published last, from 0 on; -1 if it never was. */
    public int revision() {
        return ByteBuffer.wrap(bytes).getInt();
    }
}
