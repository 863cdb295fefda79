package dev.plumbline.processors.rollups;

import dev.plumbline.processors.sketches.QuantileSketch;
import dev.plumbline.processors.sketches.ScoreDistribution;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of an {@link Aggregate}, version 2: the version; a mask of the sums that are not zero and of the sketches
 * that are there, as {@link Varint}; those sums, signed; those sketches in their own format; then the number of scores
 * and for each its name, source and distribution, in the order of {@link ScoreKey};
 * then the price version; then of the sum of squared costs the lower 64 bits, the upper ones, and how many calls it lacks,
 * signed. Of these, what is 0 is left out. Version 1 had no squares: they are lacking for all its priced calls.
 */
final class AggregateFormat {

    private static final byte VERSION = 2;
    private static final byte WITHOUT_SQUARES = 1;
    private static final long LATENCY = 1L << Aggregate.SUMS;
    private static final long FIRST_TOKEN = LATENCY << 1;
    private static final long SCORES = FIRST_TOKEN << 1;
    private static final long PRICE_VERSION = SCORES << 1;
    private static final long LOW_SQUARES = PRICE_VERSION << 1;
    private static final long HIGH_SQUARES = LOW_SQUARES << 1;
    private static final long MISSING_SQUARES = HIGH_SQUARES << 1;
    private static final long KNOWN = (MISSING_SQUARES << 1) - 1;
    private static final long KNOWN_WITHOUT_SQUARES = (PRICE_VERSION << 1) - 1;

    private AggregateFormat() {}

    private static long mask(Aggregate a) {
        long mask = 0;
        for (int i = 0; i < Aggregate.SUMS; i++) {
            if (a.sums[i] != 0) {
                mask |= 1L << i;
            }
        }
        return mask
                | (a.latency == null ? 0 : LATENCY)
                | (a.firstToken == null ? 0 : FIRST_TOKEN)
                | (a.scores == null ? 0 : SCORES)
                | (a.priceVersion == 0 ? 0 : PRICE_VERSION)
                | (a.squaredCosts.low() == 0 ? 0 : LOW_SQUARES)
                | (a.squaredCosts.high() == 0 ? 0 : HIGH_SQUARES)
                | (a.squaredCosts.missing() == 0 ? 0 : MISSING_SQUARES);
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
            int name = scores.key(i).name().getBytes(StandardCharsets.UTF_8).length;
            size += Varint.size(name) + name + 1 + scores.distribution(i).serializedSize();
        }
        return size;
    }

    static void write(Aggregate a, ByteBuffer out) {
        out.put(VERSION);
        Varint.write(out, mask(a));
        for (long sum : a.sums) {
            writeUnlessZero(sum, out);
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

    private static void write(SquaredCosts squares, ByteBuffer out) {
        writeUnlessZero(squares.low(), out);
        writeUnlessZero(squares.high(), out);
        writeUnlessZero(squares.missing(), out);
    }

    private static void writeUnlessZero(long value, ByteBuffer out) {
        if (value != 0) {
            Varint.writeSigned(out, value);
        }
    }

    private static void write(ScoreTable scores, ByteBuffer out) {
        Varint.write(out, scores.size());
        for (int i = 0; i < scores.size(); i++) {
            byte[] name = scores.key(i).name().getBytes(StandardCharsets.UTF_8);
            Varint.write(out, name.length);
            out.put(name).put((byte) scores.key(i).source().ordinal());
            scores.distribution(i).writeTo(out);
        }
    }

    static Aggregate read(ByteBuffer in) {
        try {
            byte version = in.get();
            if (version != VERSION && version != WITHOUT_SQUARES) {
                throw new CorruptRollupException("an aggregate of version " + version);
            }
            return readBody(in, version == WITHOUT_SQUARES);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new CorruptRollupException("not an aggregate", e);
        }
    }

    private static Aggregate readBody(ByteBuffer in, boolean withoutSquares) {
        long mask = Varint.read(in);
        if ((mask & ~(withoutSquares ? KNOWN_WITHOUT_SQUARES : KNOWN)) != 0) {
            throw new CorruptRollupException("an aggregate with the mask " + Long.toBinaryString(mask));
        }
        Aggregate a = new Aggregate();
        for (int i = 0; i < Aggregate.SUMS; i++) {
            a.sums[i] = (mask & 1L << i) == 0 ? 0 : Varint.readSigned(in);
        }
        a.latency = (mask & LATENCY) == 0 ? null : QuantileSketch.readFrom(in);
        a.firstToken = (mask & FIRST_TOKEN) == 0 ? null : QuantileSketch.readFrom(in);
        if ((mask & SCORES) != 0) {
            readScores(in, a.scoresForUpdate());
        }
        a.priceVersion = (mask & PRICE_VERSION) == 0 ? 0 : Varint.read(in);
        if (withoutSquares) {
            a.squaredCosts.set(0, 0, a.pricedCalls());
        } else {
            readSquares(in, mask, a.squaredCosts);
        }
        return a;
    }

    private static void readSquares(ByteBuffer in, long mask, SquaredCosts squares) {
        long low = (mask & LOW_SQUARES) == 0 ? 0 : Varint.readSigned(in);
        long high = (mask & HIGH_SQUARES) == 0 ? 0 : Varint.readSigned(in);
        squares.set(high, low, (mask & MISSING_SQUARES) == 0 ? 0 : Varint.readSigned(in));
    }

    private static void readScores(ByteBuffer in, ScoreTable scores) {
        for (long left = Varint.read(in); left > 0; left--) {
            String name = SeriesBytes.text(in);
            ScoreKey key = new ScoreKey(name, source(in.get()));
            scores.at(key).merge(ScoreDistribution.readFrom(in));
        }
    }

    private static ScoreKey.Source source(byte code) {
        ScoreKey.Source source = ScoreKey.Source.at(code);
        if (source.ordinal() != code) {
            throw new CorruptRollupException("a score of source " + code);
        }
        return source;
    }
}
