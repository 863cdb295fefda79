package dev.plumbline.processors.rollups;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * The bytes of an {@link Aggregate}, version 2: the version; a mask of the sums that are not zero and of the sketches
 * that are there, as {@link Varint}; those sums, signed; those sketches in their own format; then the number of scores
 * and for each its name, source and distribution, in the order of {@link ScoreKey};
 * then the price version; then of the sum of squared costs the lower 64 bits, the upper ones, and how many calls it lacks,
 * signed. Of these, what is 0 is left out. Version 1 had no squares: they are lacking for all its priced calls.
 */
final class AggregateFormat {

    static final byte VERSION = 2;
    static final byte WITHOUT_SQUARES = 1;
    static final long LATENCY = 1L << Aggregate.SUMS;
    static final long FIRST_TOKEN = LATENCY << 1;
    static final long SCORES = FIRST_TOKEN << 1;
    static final long PRICE_VERSION = SCORES << 1;
    static final long LOW_SQUARES = PRICE_VERSION << 1;
    static final long HIGH_SQUARES = LOW_SQUARES << 1;
    static final long MISSING_SQUARES = HIGH_SQUARES << 1;
    static final long KNOWN = (MISSING_SQUARES << 1) - 1;
    static final long KNOWN_WITHOUT_SQUARES = (PRICE_VERSION << 1) - 1;

    static final long SKETCHES = LATENCY | FIRST_TOKEN | SCORES;
    private static final long ALL_SUMS = LATENCY - 1;

    private AggregateFormat() {}

    private static long mask(Aggregate a) {
        return mask(a.sums) | sketches(a) | (a.priceVersion == 0 ? 0 : PRICE_VERSION) | mask(a.squaredCosts);
    }

    static long mask(long[] sums) {
        long mask = 0;
        for (int i = 0; i < Aggregate.SUMS; i++) {
            if (sums[i] != 0) {
                mask |= 1L << i;
            }
        }
        return mask;
    }

    /** The bits of the sketches and scores that are there. */
    static long sketches(Aggregate a) {
        return (a.latency == null ? 0 : LATENCY)
                | (a.firstToken == null ? 0 : FIRST_TOKEN)
                | (a.scores == null ? 0 : SCORES);
    }

    static long mask(SquaredCosts squares) {
        return (squares.low() == 0 ? 0 : LOW_SQUARES)
                | (squares.high() == 0 ? 0 : HIGH_SQUARES)
                | (squares.missing() == 0 ? 0 : MISSING_SQUARES);
    }

    static int size(Aggregate a) {
        int size = 1 + Varint.size(mask(a));
        for (long sum : a.sums) {
            size += sizeUnlessZero(sum);
        }
        size += a.latency == null ? 0 : a.latency.serializedSize();
        size += a.firstToken == null ? 0 : a.firstToken.serializedSize();
        size += a.priceVersion == 0 ? 0 : Varint.size(a.priceVersion);
        return size + size(a.squaredCosts) + (a.scores == null ? 0 : size(a.scores));
    }

    private static int size(SquaredCosts squares) {
        return sizeUnlessZero(squares.low()) + sizeUnlessZero(squares.high()) + sizeUnlessZero(squares.missing());
    }

    private static int sizeUnlessZero(long value) {
        return value == 0 ? 0 : Varint.sizeSigned(value);
    }

    private static int size(ScoreTable scores) {
        int size = Varint.size(scores.size());
        for (int i = 0; i < scores.size(); i++) {
            int name = scores.name(i).length;
            size += Varint.size(name) + name + 1 + scores.distribution(i).serializedSize();
        }
        return size;
    }

    static void write(Aggregate a, ByteBuffer out) {
        out.put(VERSION);
        long mask = mask(a);
        Varint.write(out, mask);
        for (long left = mask & ALL_SUMS; left != 0; left &= left - 1) {
            Varint.writeSigned(out, a.sums[Long.numberOfTrailingZeros(left)]);
        }
        if (a.latency != null) {
            a.latency.writeTo(out);
        }
        if (a.firstToken != null) {
            a.firstToken.writeTo(out);
        }
        if (a.scores != null) {
            write(a.scores, out);
        }
        if (a.priceVersion != 0) {
            Varint.write(out, a.priceVersion);
        }
        write(a.squaredCosts, out);
    }

    static void write(SquaredCosts squares, ByteBuffer out) {
        writeUnlessZero(squares.low(), out);
        writeUnlessZero(squares.high(), out);
        writeUnlessZero(squares.missing(), out);
    }

    static void writeUnlessZero(long value, ByteBuffer out) {
        if (value != 0) {
            Varint.writeSigned(out, value);
        }
    }

    static void write(ScoreTable scores, ByteBuffer out) {
        Varint.write(out, scores.size());
        for (int i = 0; i < scores.size(); i++) {
            byte[] name = scores.name(i);
            Varint.write(out, name.length);
            out.put(name).put((byte) scores.key(i).source().ordinal());
            scores.distribution(i).writeTo(out);
        }
    }

    /** Adds the aggregate at the buffer's position. What {@code into} holds is undefined after an exception. */
    static void merge(Aggregate into, ByteBuffer in) {
        try {
            byte version = in.get();
            if (version == VERSION) {
                mergeSquares(into.squaredCosts, in, mergeBody(into, in, KNOWN));
            } else if (version == WITHOUT_SQUARES) {
                long priced = into.pricedCalls();
                mergeBody(into, in, KNOWN_WITHOUT_SQUARES);
                into.squaredCosts.merge(0, 0, into.pricedCalls() - priced);
            } else {
                throw new CorruptRollupException("an aggregate of version " + version);
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new CorruptRollupException("not an aggregate", e);
        }
    }

    static long readMask(ByteBuffer in, long known) {
        long mask = Varint.read(in);
        if ((mask & ~known) != 0) {
            throw new CorruptRollupException("an aggregate with the mask " + Long.toBinaryString(mask));
        }
        return mask;
    }

    private static long mergeBody(Aggregate into, ByteBuffer in, long known) {
        long mask = readMask(in, known);
        for (long left = mask & ALL_SUMS; left != 0; left &= left - 1) {
            into.plus(Long.numberOfTrailingZeros(left), Varint.readSigned(in));
        }
        if ((mask & LATENCY) != 0) {
            into.latencyForUpdate().mergeFrom(in);
        }
        if ((mask & FIRST_TOKEN) != 0) {
            into.firstTokenForUpdate().mergeFrom(in);
        }
        if ((mask & SCORES) != 0) {
            mergeScores(into.scoresForUpdate(), in);
        }
        if ((mask & PRICE_VERSION) != 0) {
            into.priceVersion = Math.max(into.priceVersion, Varint.read(in));
        }
        return mask;
    }

    static void mergeSquares(SquaredCosts into, ByteBuffer in, long mask) {
        long low = (mask & LOW_SQUARES) == 0 ? 0 : Varint.readSigned(in);
        long high = (mask & HIGH_SQUARES) == 0 ? 0 : Varint.readSigned(in);
        long missing = (mask & MISSING_SQUARES) == 0 ? 0 : Varint.readSigned(in);
        into.merge(high, low, missing);
    }

    private static void mergeScores(ScoreTable scores, ByteBuffer in) {
        for (long left = Varint.read(in); left > 0; left--) {
            int length = Varint.readLength(in);
            int known = scores.find(in, length);
            if (known < 0) {
                scores.at(new ScoreKey(SeriesBytes.text(in, length), source(in.get())))
                        .mergeFrom(in);
            } else {
                in.position(in.position() + length + 1);
                scores.distribution(known).mergeFrom(in);
            }
        }
    }

    static ScoreKey.Source source(byte code) {
        ScoreKey.Source source = ScoreKey.Source.at(code);
        if (source.ordinal() != code) {
            throw new CorruptRollupException("a score of source " + code);
        }
        return source;
    }
}
