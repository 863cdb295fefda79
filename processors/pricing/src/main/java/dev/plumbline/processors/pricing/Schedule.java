package dev.plumbline.processors.pricing;

import dev.plumbline.processors.pricing.catalog.PriceLine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * The prices of one model at one service tier over time.
 *
 * <p>The latest date that is not after the call decides the group of lines; within it, lines for hours of the day come
 * before those for all day, and longer inputs before shorter ones.
 */
final class Schedule {

    private static final long ALWAYS = Long.MIN_VALUE;

    private final long[] from;
    private final PriceLine[] lines;
    private final String[] ids;

    Schedule(List<PriceLine> unordered) {
        Comparator<PriceLine> latestFirst = Comparator.comparingLong(line -> -startOf(line) - 1);
        lines = unordered.stream()
                .sorted(latestFirst
                        .thenComparing(line -> line.key().hours() == null)
                        .thenComparing(line -> -line.key().above()))
                .toArray(PriceLine[]::new);
        from = new long[lines.length];
        ids = new String[lines.length];
        for (int i = 0; i < lines.length; i++) {
            from[i] = startOf(lines[i]);
            ids[i] = idOf(lines[i].key());
        }
    }

    private static long startOf(PriceLine line) {
        Instant start = line.key().from();
        return start == null ? ALWAYS : ChronoUnit.MICROS.between(Instant.EPOCH, start);
    }

    private static String idOf(PriceLine.Key key) {
        return String.join(
                "/",
                key.provider(),
                key.model(),
                key.tier().label(),
                (key.from() == null ? "-" : key.from().toString()) + (key.hours() == null ? "" : " " + key.hours()),
                Long.toString(key.above()));
    }

    /** Index of the line that applies, or -1 if all took effect later. */
    int indexAt(long epochMicros, long inputLength) {
        int first = 0;
        while (first < from.length && from[first] > epochMicros) {
            first++;
        }
        for (int i = first; i < from.length && from[i] == from[first]; i++) {
            PriceLine.Key key = lines[i].key();
            if ((key.hours() == null || key.hours().contains(epochMicros)) && inputLength >= minimum(key)) {
                return i;
            }
        }
        return -1;
    }

    private static long minimum(PriceLine.Key key) {
        return key.above() == 0 ? 0 : key.above() + 1;
    }

    PriceLine line(int index) {
        return lines[index];
    }

    String id(int index) {
        return ids[index];
    }
}
