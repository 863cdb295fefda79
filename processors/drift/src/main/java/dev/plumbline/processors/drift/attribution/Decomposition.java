package dev.plumbline.processors.drift.attribution;

import dev.plumbline.processors.drift.attribution.Dimension.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of the overall mean as an exact sum over the elements of one dimension, after Oaxaca and Blinder.
 *
 * <p>With share {@code w} and mean {@code m} of an element before (0) and after (1): what its own mean did is
 * {@code within = w1 (m1 - m0)}, what its share did is {@code mix = (w1 - w0)(m0 - overall0)}. A new element has no mean
 * before and takes the overall one: it counts as within. The parts of all elements add up to the change, as fractions.
 */
record Decomposition(Dimension dimension, List<Part> parts, Fraction change) {
    /** What one element accounts for, in millionths of score. */
    record Part(Element element, Fraction within, Fraction mix) {
        Fraction total() {
            return within.plus(mix);
        }
    }

    static Decomposition of(Dimension dimension) {
        Moments before = dimension.before();
        Moments after = dimension.after();
        Fraction overall = before.exactMean();
        List<Part> parts = new ArrayList<>();
        for (Element element : dimension.elements()) {
            Fraction share0 = Fraction.of(element.before().count(), before.count());
            Fraction share1 = Fraction.of(element.after().count(), after.count());
            Fraction mean0 =
                    element.before().count() == 0 ? overall : element.before().exactMean();
            Fraction sum1 = Fraction.of(element.after().sum(), after.count());
            parts.add(new Part(
                    element,
                    sum1.minus(share1.times(mean0)),
                    share1.minus(share0).times(mean0.minus(overall))));
        }
        return new Decomposition(dimension, parts, after.exactMean().minus(overall));
    }

    /** The part of the change that shares account for: 1 for all of it, below 0 or above 1 where within works against. */
    double mixShare() {
        double mix = 0;
        for (Part part : parts) {
            mix += part.mix.toDouble();
        }
        return change.isZero() ? 0 : mix / change.toDouble();
    }

    /** The share of scores since the change whose element is new. */
    double newShare() {
        long fresh = 0;
        for (Part part : parts) {
            fresh += part.element.isNew() ? part.element.after().count() : 0;
        }
        return (double) fresh / dimension.after().count();
    }
}
