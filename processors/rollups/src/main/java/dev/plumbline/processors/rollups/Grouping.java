package dev.plumbline.processors.rollups;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A set of dimensions that totals are kept by, in canonical order: {@code model,feature} and {@code feature,model} are
 * the same grouping. Immutable.
 *
 * @param dimensions the dimensions, without repetition, in the order of {@link Dimension}; never empty
 */
public record Grouping(List<Dimension> dimensions) {

    /**
     * Puts the dimensions into canonical order.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Grouping {
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("a grouping needs at least one dimension");
        }
        dimensions = List.copyOf(EnumSet.copyOf(dimensions));
    }

    public static Grouping of(Dimension first, Dimension... others) {
        return new Grouping(new ArrayList<>(EnumSet.of(first, others)));
    }

    public static Grouping of(Collection<Dimension> dimensions) {
        return new Grouping(List.copyOf(dimensions));
    }

    /**
     * Reads names separated by commas, in any order.
     *
     * @throws IllegalArgumentException naming every part that is not a dimension or is repeated
     */
    public static Grouping parse(String text) {
        List<String> faults = new ArrayList<>();
        Set<Dimension> found = EnumSet.noneOf(Dimension.class);
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            Dimension.of(name).ifPresentOrElse(d -> addOnce(found, d, faults), () -> faults.add(unknown(name)));
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("grouping '" + text.strip() + "': " + String.join("; ", faults));
        }
        return of(found);
    }

    private static void addOnce(Set<Dimension> found, Dimension dimension, List<String> faults) {
        if (!found.add(dimension)) {
            faults.add("dimension '" + dimension.key() + "' is repeated");
        }
    }

    private static String unknown(String name) {
        String known = Dimension.all().stream().map(Dimension::key).collect(Collectors.joining(", "));
        return name.isEmpty() ? "a dimension name is empty" : "no dimension '" + name + "'; known are " + known;
    }

    /** True if every dimension of the other grouping is in this one. */
    public boolean covers(Grouping other) {
        return (mask() & other.mask()) == other.mask();
    }

    public boolean contains(Dimension dimension) {
        return dimensions.contains(dimension);
    }

    /** The bytes that every {@link SeriesKey#toBytes} of this grouping, and of no other, begins with. */
    public byte[] seriesPrefix() {
        return new byte[] {(byte) (mask() >>> 8), (byte) mask()};
    }

    /** One bit a dimension, bit {@code 1 << ordinal}. */
    int mask() {
        int mask = 0;
        for (Dimension dimension : dimensions) {
            mask |= 1 << dimension.ordinal();
        }
        return mask;
    }

    /** The names in canonical order, separated by commas; what {@link #parse} reads. */
    @Override
    public String toString() {
        return dimensions.stream().map(Dimension::key).collect(Collectors.joining(","));
    }
}
