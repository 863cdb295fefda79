package dev.plumbline.processors.rollups;

import dev.plumbline.processors.sketches.QuantileSketch;
import dev.plumbline.processors.sketches.ScoreDistribution;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the sum of an aggregate and of one in bytes ({@link AggregateFormat}) without making that: what does not change is copied. Only
 * bytes of the newest version, and with all scores that the other has. What is written after an exception is undefined.
 */
final class AggregateSum {

    /** Version and mask at their longest; the mask is written last, when it is known what is 0. */
    private static final int LONGEST_HEAD = 6;

    private static final QuantileSketch NO_VALUES = new QuantileSketch();
    private static final ScoreDistribution NO_SCORES = new ScoreDistribution();

    private final ByteBuffer in;
    private final Aggregate more;
    private final ByteBuffer out;

    AggregateSum(ByteBuffer in, Aggregate more, ByteBuffer out) {
        this.in = in;
        this.more = more;
        this.out = out;
    }

    /** Answers false if the bytes are not of the kind that it is for. */
    boolean write() {
        if (in.get() != AggregateFormat.VERSION) {
            return false;
        }
        int head = out.position();
        if (out.remaining() < LONGEST_HEAD) {
            throw new BufferOverflowException();
        }
        out.position(head + LONGEST_HEAD);
        long stored = AggregateFormat.readMask(in, AggregateFormat.KNOWN);
        long mask = writeSums(stored) | (stored & AggregateFormat.SKETCHES) | AggregateFormat.sketches(more);
        write(more.latency, stored & AggregateFormat.LATENCY);
        write(more.firstToken, stored & AggregateFormat.FIRST_TOKEN);
        if (!writeScores(more.scores, stored & AggregateFormat.SCORES)) {
            return false;
        }
        mask |= writePriceVersion(stored & AggregateFormat.PRICE_VERSION) | writeSquares(stored);
        writeHead(head, mask);
        return true;
    }

    private long writeSums(long stored) {
        long mask = 0;
        for (int i = 0; i < Aggregate.SUMS; i++) {
            long held = (stored & 1L << i) == 0 ? 0 : Varint.readSigned(in);
            long sum = Math.addExact(held, more.sums[i]);
            if (sum != 0) {
                Varint.writeSigned(out, sum);
                mask |= 1L << i;
            }
        }
        return mask;
    }

    private void write(@Nullable QuantileSketch sketch, long stored) {
        if (stored != 0) {
            (sketch == null ? NO_VALUES : sketch).writeSum(in, out);
        } else if (sketch != null) {
            sketch.writeTo(out);
        }
    }

    private boolean writeScores(@Nullable ScoreTable scores, long stored) {
        if (stored == 0) {
            if (scores != null) {
                AggregateFormat.write(scores, out);
            }
            return true;
        }
        long held = Varint.read(in);
        Varint.write(out, held);
        int next = 0;
        for (long left = held; left > 0; left--) {
            int length = Varint.readLength(in);
            int same = scores == null ? -1 : scores.find(in, length);
            if (scores != null && same >= 0 && same != next++) {
                return false;
            }
            copyKey(length);
            (scores == null || same < 0 ? NO_SCORES : scores.distribution(same)).writeSum(in, out);
        }
        return scores == null || next == scores.size();
    }

    private void copyKey(int length) {
        Varint.write(out, length);
        for (int i = 0; i < length; i++) {
            out.put(in.get());
        }
        out.put((byte) AggregateFormat.source(in.get()).ordinal());
    }

    private long writePriceVersion(long stored) {
        long version = Math.max(more.priceVersion, stored == 0 ? 0 : Varint.read(in));
        if (version == 0) {
            return 0;
        }
        Varint.write(out, version);
        return AggregateFormat.PRICE_VERSION;
    }

    private long writeSquares(long stored) {
        SquaredCosts squares = new SquaredCosts();
        squares.merge(more.squaredCosts);
        AggregateFormat.mergeSquares(squares, in, stored);
        AggregateFormat.write(squares, out);
        return AggregateFormat.mask(squares);
    }

    private void writeHead(int head, long mask) {
        int end = out.position();
        out.position(head);
        out.put(AggregateFormat.VERSION);
        Varint.write(out, mask);
        int body = head + LONGEST_HEAD;
        int gap = body - out.position();
        if (gap > 0) {
            out.put(out.position(), out, body, end - body);
        }
        out.position(end - gap);
    }
}
