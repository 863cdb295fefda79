package dev.plumbline.processors.topologies.rollup.windows;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.AggregateBytes;
import dev.plumbline.processors.rollups.Resolution;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Totals of a window as they are stored: a number, then an aggregate. The number of a window that has all its parts is the revision
 * under which it was published last, -1 if it never was; of one that is still open it is -2 less the count of its
 * leading minutes or hours that are in. They stay bytes on the heap, which takes a fifth of what the objects would, and what is added
 * changes few of them. The bytes that were handed out are never changed.
 */
public final class WindowTotal {
    /** Two objects, and their places in two maps. */
    private static final int LEAST_WEIGHT = 320;

    private static final int NOT_PUBLISHED = -1;
    private static final int NO_PART_IN = -2;

    private static final byte[] NO_MINUTE = nothing(NOT_PUBLISHED);
    private static final byte[] NO_PARTS = nothing(NO_PART_IN);

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
        this.bytes = stored == null ? nothing(resolution) : stored;
    }

    private static byte[] nothing(Resolution resolution) {
        return resolution == Resolution.MINUTE ? NO_MINUTE : NO_PARTS;
    }

    private static byte[] nothing(int number) {
        return of(number, ByteBuffer.wrap(new Aggregate().toBytes()));
    }

    private static byte[] of(int number, ByteBuffer aggregate) {
        return ByteBuffer.allocate(Integer.BYTES + aggregate.remaining())
                .putInt(number)
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

    /** The start of the first part that is not in the totals of a stored window; its end if all are. */
    static long partsInUntil(byte[] stored, Resolution resolution, long startMicros) {
        int number = numberIn(stored);
        return number <= NO_PART_IN
                ? startMicros + (NO_PART_IN - number) * resolution.shorter().micros()
                : startMicros + resolution.micros();
    }

    private static int numberIn(byte[] stored) {
        return ByteBuffer.wrap(stored).getInt();
    }

    /**
     * Adds to the totals; answers true if it is the first change since {@link #written}.
     *
     * @param foldedMicros all parts that end then or before are in now
     */
    boolean add(Aggregate more, long foldedMicros, AggregateBytes scratch) {
        boolean isNothing = bytes == nothing(resolution);
        ByteBuffer sum = isNothing ? scratch.of(more) : scratch.sum(aggregateIn(bytes), more);
        return change(of(numberWhen(foldedMicros), sum));
    }

    /** Notes that all parts that end then or before are in; answers true if it is the first change since {@link #written}. */
    boolean fold(long foldedMicros) {
        return change(of(numberWhen(foldedMicros), aggregateIn(bytes)));
    }

    private int numberWhen(long foldedMicros) {
        int number = numberIn(bytes);
        if (number > NO_PART_IN) {
            return number;
        }
        int folded = numberOf(foldedMicros);
        return folded == NOT_PUBLISHED ? folded : Math.min(number, folded);
    }

    /** Of a window that was not published yet and has the parts that end then or before. */
    private int numberOf(long foldedMicros) {
        if (foldedMicros >= startMicros + resolution.micros()) {
            return NOT_PUBLISHED;
        }
        long parts =
                Math.max(0, foldedMicros - startMicros) / resolution.shorter().micros();
        return NO_PART_IN - (int) parts;
    }

    /**
     * Notes that parts that end after a moment are not in yet, of a window that was written without saying so; answers true if it
     * is the first change since {@link #written}.
     */
    boolean reopen(long foldedMicros) {
        int number = numberIn(bytes) == NOT_PUBLISHED ? numberOf(foldedMicros) : numberIn(bytes);
        return change(of(number, aggregateIn(bytes)));
    }

    /**
     * Counts one publication; answers true if it is the first change since {@link #written}.
     *
     * @throws IllegalStateException if not all parts are in
     */
    boolean publish() {
        if (numberIn(bytes) <= NO_PART_IN) {
            throw new IllegalStateException("parts of the window are not folded yet");
        }
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

    /** Adds what it has to a sum. */
    void addTo(Aggregate sum) {
        sum.mergeFrom(aggregateIn(bytes));
    }

    /** The revision under which it was published last, from 0 on; -1 if it never was. */
    public int revision() {
        return Math.max(numberIn(bytes), NOT_PUBLISHED);
    }
}
