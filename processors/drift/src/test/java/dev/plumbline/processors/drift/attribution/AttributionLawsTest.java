package dev.plumbline.processors.drift.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.drift.attribution.Dimension.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AttributionLawsTest {
    @Property
    void shouldSplitTheChangeExactly(@ForAll("dimensions") Dimension dimension) {
        Decomposition decomposition = Decomposition.of(dimension);
        Fraction sum = Fraction.ZERO;
        for (Decomposition.Part part : decomposition.parts()) {
            sum = sum.plus(part.within()).plus(part.mix());
        }
        Fraction change = dimension.after().exactMean().minus(dimension.before().exactMean());
        assertThat(sum).isEqualTo(change);
        assertThat(decomposition.change()).isEqualTo(change);
    }

    @Property
    void shouldCountANewElementAsWithinOnly(@ForAll("dimensions") Dimension dimension) {
        for (Decomposition.Part part : Decomposition.of(dimension).parts()) {
            if (part.element().isNew()) {
                assertThat(part.mix().isZero()).isTrue();
            }
            if (part.element().after().count() == 0) {
                assertThat(part.within().isZero()).isTrue();
            }
        }
    }

    @Property
    void shouldGiveSharesThatAddUpToAMillion(@ForAll("dimensions") Dimension dimension) {
        Attribution attribution = Attribution.of(List.of(dimension));
        long sum = attribution.restMillionths();
        for (Attribution.Share share : attribution.shares()) {
            assertThat(share.shareMillionths()).isPositive();
            sum += share.shareMillionths();
        }
        assertThat(sum).isEqualTo(1_000_000);
        assertThat(attribution.z()).isFinite();
        assertThat(attribution.dimension().isEmpty()).isEqualTo(attribution.verdict() == Attribution.Verdict.GLOBAL);
    }

    @Property
    void shouldNotDependOnTheOrderOfElements(@ForAll("dimensions") Dimension dimension, @ForAll long seed) {
        List<Element> shuffled = new ArrayList<>(dimension.elements());
        Collections.shuffle(shuffled, new Random(seed));
        Attribution there = Attribution.of(List.of(dimension));
        Attribution here = Attribution.of(List.of(new Dimension(dimension.name(), shuffled)));
        assertThat(here.verdict()).isEqualTo(there.verdict());
        assertThat(here.shares()).isEqualTo(there.shares());
    }

    @Provide
    Arbitrary<Dimension> dimensions() {
        return Combinators.combine(moments(), moments())
                .as((before, after) -> new Moments[] {before, after})
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(AttributionLawsTest::dimension)
                .filter(dimension ->
                        dimension.before().count() > 0 && dimension.after().count() > 0);
    }

    private static Arbitrary<Moments> moments() {
        Arbitrary<Long> counts =
                Arbitraries.oneOf(Arbitraries.just(0L), Arbitraries.longs().between(1, 100_000));
        Arbitrary<Long> means = Arbitraries.longs().between(-1_000_000, 1_000_000);
        return Combinators.combine(counts, means, Arbitraries.longs().between(0, 999))
                .as((count, mean, odd) -> count == 0
                        ? Moments.NONE
                        : new Moments(count, count * mean + odd, (double) count * mean * mean + 1e10 * count));
    }

    private static Dimension dimension(List<Moments[]> sides) {
        List<Element> elements = new ArrayList<>();
        for (Moments[] side : sides) {
            elements.add(new Element("e" + elements.size(), side[0], side[1]));
        }
        return new Dimension("model", elements);
    }
}
