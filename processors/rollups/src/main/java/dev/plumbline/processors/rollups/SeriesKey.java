package dev.plumbline.processors.rollups;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One series: a grouping and a value for each of its dimensions.
 *
 * <p>The byte form is a 16-bit mask of dimensions, big-endian, then for each dimension in canonical order the length of
 * its UTF-8 value as {@link Varint} and the value. It depends on nothing configured. Equality, order and the hash are
 * those of the bytes. Immutable, and everything is worked out once, so keep and reuse instances.
 */
public final class SeriesKey implements Comparable<SeriesKey> {

    /** Value of every dimension of the series that takes what is beyond the limit of distinct series. */
    public static final String OTHER = "__other__";

    private final Grouping grouping;
    private final String[] values;
    private final byte[] bytes;
    private final long hash;

    private SeriesKey(Grouping grouping, String[] values, byte[] bytes) {
        this.grouping = grouping;
        this.values = values;
        this.bytes = bytes;
        this.hash = stableHash(bytes, 0, bytes.length);
    }

    /** The series of a call. {@code dimensionValues} is indexed by {@link Dimension#ordinal()} and not kept. */
    public static SeriesKey of(Grouping grouping, String[] dimensionValues) {
        String[] values = new String[grouping.dimensions().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = dimensionValues[grouping.dimensions().get(i).ordinal()];
        }
        return new SeriesKey(grouping, values, encode(grouping, values));
    }

    /**
     * The series with those values, of the grouping that the keys make up.
     *
     * @throws IllegalArgumentException if the map is empty
     */
    public static SeriesKey of(Map<Dimension, String> dimensions) {
        String[] values = new String[Dimension.COUNT];
        dimensions.forEach((dimension, value) -> values[dimension.ordinal()] = value);
        return of(Grouping.of(dimensions.keySet()), values);
    }

    /** The series of the grouping that takes what is beyond the limit: {@link #OTHER} in every dimension. */
    public static SeriesKey other(Grouping grouping) {
        String[] values = new String[grouping.dimensions().size()];
        Arrays.fill(values, OTHER);
        return new SeriesKey(grouping, values, encode(grouping, values));
    }

    private static byte[] encode(Grouping grouping, String[] values) {
        byte[][] parts = new byte[values.length][];
        int size = Short.BYTES;
        for (int i = 0; i < values.length; i++) {
            parts[i] = values[i].getBytes(StandardCharsets.UTF_8);
            size += Varint.size(parts[i].length) + parts[i].length;
        }
        ByteBuffer out = ByteBuffer.allocate(size).putShort((short) grouping.mask());
        for (byte[] part : parts) {
            Varint.write(out, part.length);
            out.put(part);
        }
        return out.array();
    }

    /**
     * Reads a series that fills the array.
     *
     * @throws CorruptRollupException if the bytes are not a series, or are followed by others
     */
    public static SeriesKey fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Grouping grouping = SeriesBytes.grouping(in);
        String[] values = new String[grouping.dimensions().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = SeriesBytes.text(in);
        }
        if (in.hasRemaining()) {
            throw new CorruptRollupException(in.remaining() + " bytes after a series");
        }
        return new SeriesKey(grouping, values, bytes.clone());
    }

    public Grouping grouping() {
        return grouping;
    }

    /** The value of a dimension, empty if the grouping does not have it. */
    public Optional<String> value(Dimension dimension) {
        int at = grouping.dimensions().indexOf(dimension);
        return at < 0 ? Optional.empty() : Optional.of(values[at]);
    }

    /** Dimension names to values, in canonical order, unmodifiable. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            map.put(grouping.dimensions().get(i).key(), values[i]);
        }
        return Collections.unmodifiableMap(map);
    }

    /** A copy of the byte form. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Length of the byte form. */
    public int byteLength() {
        return bytes.length;
    }

    /** Appends the byte form without copying it first. */
    public void writeTo(ByteBuffer out) {
        out.put(bytes);
    }

    /** A hash of the bytes that is the same in every process and release. */
    public long stableHash() {
        return hash;
    }

    /**
     * The {@link #stableHash()} of the series whose byte form stands from {@code start} until before {@code end}: FNV-1a over the
     * bytes, then a finaliser so that the low bits are as good as the high ones.
     */
    public static long stableHash(byte[] bytes, int start, int end) {
        long h = 0xcbf29ce484222325L;
        for (int i = start; i < end; i++) {
            h = (h ^ (bytes[i] & 0xff)) * 0x100000001b3L;
        }
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }

    /** True if the byte form is what stands from {@code start} until before {@code end}. */
    public boolean isIn(byte[] other, int start, int end) {
        return Arrays.equals(bytes, 0, bytes.length, other, start, end);
    }

    /**
     * The partition of {@code n} that this series belongs to, the same in every process. All series of a feature, of every
     * grouping, share one, so that the task that watches a feature also has what it is made up of; other series go by their
     * own hash.
     */
    public int partition(int n) {
        int feature = grouping.dimensions().indexOf(Dimension.FEATURE);
        if (feature < 0) {
            return (int) Math.floorMod(hash, (long) n);
        }
        byte[] name = values[feature].getBytes(StandardCharsets.UTF_8);
        return (int) Math.floorMod(stableHash(name, 0, name.length), (long) n);
    }

    @Override
    public int compareTo(SeriesKey other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof SeriesKey that && hash == that.hash && Arrays.equals(bytes, that.bytes));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
