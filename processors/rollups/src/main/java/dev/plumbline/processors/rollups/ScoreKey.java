package dev.plumbline.processors.rollups;

import java.util.Comparator;
import java.util.List;

/**
 * Which scores belong together: the same name and the same kind of evaluator. Ordered by name, then source.
 *
 * @param name what was judged
 * @param source who gave the score
 */
public record ScoreKey(String name, Source source) implements Comparable<ScoreKey> {

    private static final Comparator<ScoreKey> ORDER =
            Comparator.comparing(ScoreKey::name).thenComparing(ScoreKey::source);

    /** Who gave a score. The order of the constants is part of the byte form and is only ever appended to. */
    public enum Source {
        UNKNOWN,
        HEURISTIC,
        JUDGE,
        HUMAN;

        private static final List<Source> ALL = List.of(values());

        /** The source at that place, {@link #UNKNOWN} for a place beyond the end. */
        public static Source at(int ordinal) {
            return ordinal >= 0 && ordinal < ALL.size() ? ALL.get(ordinal) : UNKNOWN;
        }
    }

    @Override
    public int compareTo(ScoreKey other) {
        return ORDER.compare(this, other);
    }
}
