package dev.plumbline.processors.rollups;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the parts of the byte form of a series. Groupings are few and shared. */
final class SeriesBytes {

    private static final Map<Integer, Grouping> BY_MASK = new ConcurrentHashMap<>();

    private SeriesBytes() {}

    static Grouping grouping(ByteBuffer in) {
        int mask;
        try {
            mask = in.getShort() & 0xFFFF;
        } catch (BufferUnderflowException e) {
            throw new CorruptRollupException("a series is shorter than its mask", e);
        }
        if (mask == 0 || mask >>> Dimension.COUNT != 0) {
            throw new CorruptRollupException("a series with the dimension mask " + Integer.toBinaryString(mask));
        }
        return BY_MASK.computeIfAbsent(mask, SeriesBytes::ofMask);
    }

    private static Grouping ofMask(int mask) {
        List<Dimension> dimensions = new ArrayList<>();
        for (Dimension dimension : Dimension.all()) {
            if ((mask & 1 << dimension.ordinal()) != 0) {
                dimensions.add(dimension);
            }
        }
        return new Grouping(dimensions);
    }

    static String text(ByteBuffer in) {
        return text(in, Varint.readLength(in));
    }

    static String text(ByteBuffer in, int length) {
        byte[] utf8 = new byte[length];
        in.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
