package dev.plumbline.processors.rollups;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The groupings that are kept, and which of them are worked out from which.
 *
 * <p>A grouping is <em>fine</em> if no other kept grouping covers it. Every other one is <em>coarse</em>: the series of a call in
 * it follows from the series in one fine grouping that covers it. Immutable.
 */
public final class Groupings {

    /** What is kept unless configured otherwise. */
    public static final Groupings DEFAULT =
            parse("feature;feature,model;feature,prompt_version;tenant;tenant,feature;model;feature,requested_model");

    private final List<Grouping> all;
    private final List<Grouping> fine;
    private final Map<Grouping, Grouping> coarse;

    private Groupings(Collection<Grouping> groupings) {
        all = List.copyOf(new LinkedHashSet<>(groupings));
        fine = all.stream().filter(this::isMaximal).toList();
        Map<Grouping, Grouping> sources = new LinkedHashMap<>();
        for (Grouping grouping : all) {
            if (!fine.contains(grouping)) {
                sources.put(grouping, narrowest(fine, grouping).orElseThrow());
            }
        }
        coarse = Collections.unmodifiableMap(sources);
    }

    /**
     * The groupings in that order, repetitions dropped.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Groupings of(Collection<Grouping> groupings) {
        if (groupings.isEmpty()) {
            throw new IllegalArgumentException("at least one grouping is needed");
        }
        return new Groupings(groupings);
    }

    /**
     * Reads groupings separated by semicolons.
     *
     * @throws IllegalArgumentException reporting all faulty groupings at once
     */
    public static Groupings parse(String text) {
        List<Grouping> groupings = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String part : text.split(";", -1)) {
            try {
                groupings.add(Grouping.parse(part));
            } catch (IllegalArgumentException e) {
                faults.add(e.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        return of(groupings);
    }

    private boolean isMaximal(Grouping grouping) {
        return all.stream().noneMatch(other -> !other.equals(grouping) && other.covers(grouping));
    }

    private static Optional<Grouping> narrowest(List<Grouping> candidates, Grouping wanted) {
        return candidates.stream()
                .filter(candidate -> candidate.covers(wanted))
                .min(Comparator.comparingInt(candidate -> candidate.dimensions().size()));
    }

    /** All groupings, in configured order, without repetition. */
    public List<Grouping> all() {
        return all;
    }

    /** The groupings that no other covers. */
    public List<Grouping> fine() {
        return fine;
    }

    /** Every coarse grouping with the fine one that its series follow from. */
    public Map<Grouping, Grouping> coarse() {
        return coarse;
    }

    /** The grouping with the fewest dimensions that has all the wanted ones: where a query is answered from. */
    public Optional<Grouping> serving(Collection<Dimension> wanted) {
        return wanted.isEmpty()
                ? all.stream()
                        .min(Comparator.comparingInt(
                                grouping -> grouping.dimensions().size()))
                : narrowest(all, Grouping.of(wanted));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Groupings that && all.equals(that.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
        return all.stream().map(Grouping::toString).collect(Collectors.joining(";"));
    }
}
