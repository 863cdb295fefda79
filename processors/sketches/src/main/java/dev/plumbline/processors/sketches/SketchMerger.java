package dev.plumbline.processors.sketches;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;

/**
 * Adds a sketch to the bytes of another, from one buffer to the next: both have their bins in ascending order, and the bytes of bins that
 * do not change are copied as they are. What is written after an exception is undefined.
 */
final class SketchMerger {

    /** Version, number of bins and first bin at their longest. The head is written last, when the number of bins is known. */
    private static final int LONGEST_HEAD = 5;

    private final ByteBuffer in;
    private final ByteBuffer out;
    private final Bins more;
    private int uncopied;
    private int previous;
    private int added;

    private SketchMerger(ByteBuffer in, Bins more, ByteBuffer out) {
        this.in = in;
        this.more = more;
        this.out = out;
    }

    /** Writes the sum of the sketch at the position of {@code in} and of another; answers how many values the bytes held. */
    static long merge(ByteBuffer in, QuantileSketch more, Bins bins, ByteBuffer out) {
        SketchReader reader = new SketchReader(in);
        if (reader.size() == 0) {
            more.writeTo(out);
            return 0;
        }
        new SketchMerger(in, bins, out).merge(reader, more);
        return reader.total();
    }

    private void merge(SketchReader reader, QuantileSketch sketch) {
        if (out.remaining() < LONGEST_HEAD) {
            throw new BufferOverflowException();
        }
        int head = out.position();
        out.position(head + LONGEST_HEAD);
        int first = Math.min(reader.first(), more.next(Integer.MIN_VALUE));
        previous = first;
        mergeBins(reader);
        long total = Math.addExact(reader.total(), sketch.count());
        long min = sketch.isEmpty() ? reader.min() : Math.min(reader.min(), sketch.min());
        long max = sketch.isEmpty() ? reader.max() : Math.max(reader.max(), sketch.max());
        SketchFormat.writeRange(min, max, total, first, previous, out);
        writeHead(head, reader.size() + added, first);
    }

    private void mergeBins(SketchReader reader) {
        int next = more.next(Integer.MIN_VALUE);
        uncopied = reader.entryEnd();
        int last = uncopied;
        while (reader.next()) {
            if (reader.bin() >= next) {
                next = mergeInto(reader, next);
            }
            reader.skipBelow(next);
            previous = reader.bin();
            last = reader.entryEnd();
        }
        copyUntil(last);
        insertBelow(Integer.MAX_VALUE, next);
    }

    /** Writes new bins and the one that the reader is at, which follows them or is one of them; answers the next of the others. */
    private int mergeInto(SketchReader reader, int first) {
        copyUntil(reader.entryStart());
        int next = insertBelow(reader.bin(), first);
        long count = reader.count();
        if (next == reader.bin()) {
            count += more.count(next);
            next = more.next(next);
        }
        write(reader.bin(), count);
        uncopied = reader.entryEnd();
        return next;
    }

    private int insertBelow(int bin, int first) {
        int next = first;
        while (next < bin) {
            write(next, more.count(next));
            previous = next;
            added++;
            next = more.next(next);
        }
        return next;
    }

    private void write(int bin, long count) {
        SketchFormat.writeEntry(bin - previous, count, out);
    }

    private void copyUntil(int end) {
        int length = end - uncopied;
        if (length > 0) {
            if (out.remaining() < length) {
                throw new BufferOverflowException();
            }
            out.put(out.position(), in, uncopied, length);
            out.position(out.position() + length);
            uncopied = end;
        }
    }

    private void writeHead(int head, int size, int first) {
        int end = out.position();
        out.position(head);
        SketchFormat.writeHead(size, first, out);
        int body = head + LONGEST_HEAD;
        int gap = body - out.position();
        if (gap > 0) {
            out.put(out.position(), out, body, end - body);
        }
        out.position(end - gap);
    }
}
