package dev.plumbline.processors.dedup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounds of a {@link DimensionDictionary}.
 *
 * @param width number of dimensions of a call
 * @param tuples most combinations held at a time; about 0.7 KB of heap each
 * @param window how long a reference may be asked for, at least that of the index
 */
public record DictionaryLimits(int width, int tuples, Duration window) {

    /** @throws IllegalArgumentException reporting everything that is out of range */
    public DictionaryLimits {
        List<String> faults = new ArrayList<>();
        if (width < 1 || width > 64) {
            faults.add("width must be between 1 and 64, is " + width);
        }
        if (tuples < 1) {
            faults.add("tuples must be at least 1, is " + tuples);
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(Duration.ofDays(366)) > 0) {
            faults.add("window must be between one second and 366 days, is " + window);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    /** 50,000 combinations. */
    public static DictionaryLimits withDefaults(int width, Duration window) {
        return new DictionaryLimits(width, 50_000, window);
    }
}
