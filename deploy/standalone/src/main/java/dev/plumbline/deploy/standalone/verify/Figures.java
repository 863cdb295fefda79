package dev.plumbline.deploy.standalone.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Named whole numbers, as one side sees them. A figure that is not there is 0. Sums that leave the range of a long throw
 * {@link ArithmeticException}. Not thread-safe.
 */
final class Figures {
    /**
     * What a number is of.
     *
     * @param scope the ledger's stream, or a day with tenant and feature
     * @param name what is counted
     */
    record Name(String scope, String name) implements Comparable<Name> {
        private static final Comparator<Name> ORDER =
                Comparator.comparing(Name::scope).thenComparing(Name::name);

        @Override
        public int compareTo(Name other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<Name, Long> figures = new TreeMap<>();

    void add(String scope, String name, long amount) {
        if (amount != 0) {
            figures.merge(new Name(scope, name), amount, Math::addExact);
        }
    }

    long get(String scope, String name) {
        return figures.getOrDefault(new Name(scope, name), 0L);
    }

    int size() {
        return figures.size();
    }

    void addAll(Figures other) {
        other.figures.forEach((name, amount) -> add(name.scope(), name.name(), amount));
    }

    /** Where the other side says something else, in the order of the names. */
    List<Difference> differences(Figures http) {
        TreeSet<Name> names = new TreeSet<>(figures.keySet());
        names.addAll(http.figures.keySet());
        List<Difference> found = new ArrayList<>();
        for (Name name : names) {
            long here = figures.getOrDefault(name, 0L);
            long there = http.figures.getOrDefault(name, 0L);
            if (here != there) {
                found.add(new Difference(name.scope(), name.name(), here, there));
            }
        }
        return found;
    }
}
