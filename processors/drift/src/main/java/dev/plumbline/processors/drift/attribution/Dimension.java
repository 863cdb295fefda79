package dev.plumbline.processors.drift.attribution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The scores of a series, split by the values of one dimension.
 *
 * @param name for example {@code prompt_version}
 * @param elements every value of the dimension that occurred before or after, each once; rare ones may be merged into one
 *     element, but none may be left out
 */
public record Dimension(String name, List<Element> elements) {
    public Dimension {
        elements = List.copyOf(elements);
        Set<String> names = new HashSet<>();
        for (Element element : elements) {
            if (!names.add(element.name())) {
                throw new IllegalArgumentException("dimension " + name + ": element " + element.name() + " twice");
            }
        }
    }

    /** Totals of every element before the change. */
    public Moments before() {
        return elements.stream().map(Element::before).reduce(Moments.NONE, Moments::plus);
    }

    /** Totals of every element after the change. */
    public Moments after() {
        return elements.stream().map(Element::after).reduce(Moments.NONE, Moments::plus);
    }

    /**
     * One value of a dimension.
     *
     * @param name the value
     * @param before scores before the change
     * @param after scores since the change
     */
    public record Element(String name, Moments before, Moments after) {
        /** True if it occurs since the change only. */
        public boolean isNew() {
            return before.count() == 0 && after.count() > 0;
        }
    }
}
