package dev.plumbline.processors.sketches;

import static dev.plumbline.processors.sketches.Sketches.bytes;
import static dev.plumbline.processors.sketches.Sketches.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** A reusable sketch answers as any other, after whatever it held before. */
class ReusableSketchTest {

    private final QuantileSketch reused = QuantileSketch.reusable();

    @Provide
    Arbitrary<List<Long>> samples() {
        return Sketches.samples();
    }

    @Property(tries = 300)
    void shouldHaveTheBytesOfAnOrdinarySketchEachTimeItIsFilled(
            @ForAll("samples") List<Long> first, @ForAll("samples") List<Long> second) {
        for (List<Long> values : List.of(first, second)) {
            reused.clear();
            values.forEach(reused::record);
            assertThat(bytes(reused)).isEqualTo(bytes(of(values)));
        }
    }

    @Property(tries = 100)
    void shouldAnswerAsAnOrdinarySketch(
            @ForAll("samples") List<Long> values, @ForAll @DoubleRange(min = 0, max = 1) double q) {
        reused.clear();
        values.forEach(reused::record);
        assertThat(reused.quantile(q)).isEqualTo(of(values).quantile(q));
        assertThat(reused.countAtOrBelow(values.get(0))).isEqualTo(of(values).countAtOrBelow(values.get(0)));
    }

    @Property(tries = 100)
    void shouldMergeAsAnOrdinarySketch(@ForAll("samples") List<Long> first, @ForAll("samples") List<Long> second) {
        QuantileSketch both = of(first);
        both.merge(of(second));
        reused.clear();
        reused.merge(of(first));
        reused.merge(of(second));
        assertThat(bytes(reused)).isEqualTo(bytes(both));
        QuantileSketch target = of(first);
        reused.clear();
        second.forEach(reused::record);
        target.merge(reused);
        assertThat(bytes(target)).isEqualTo(bytes(both));
        assertThat(bytes(reused.copy())).isEqualTo(bytes(of(second)));
    }

    @Property(tries = 100)
    void shouldHaveTheBytesOfAnOrdinaryDistribution(@ForAll("samples") List<Long> values) {
        ScoreDistribution distribution = ScoreDistribution.reusable();
        distribution.record(7);
        distribution.clear();
        ScoreDistribution ordinary = new ScoreDistribution();
        values.forEach(value -> distribution.record(value >> 24));
        values.forEach(value -> ordinary.record(value >> 24));
        assertThat(bytes(distribution)).isEqualTo(bytes(ordinary));
    }

    @Test
    void shouldBeEmptyWhenCleared() {
        reused.record(-1_000_000);
        reused.record(Long.MAX_VALUE);
        reused.clear();
        assertThat(reused.isEmpty()).isTrue();
        assertThat(bytes(reused)).isEqualTo(bytes(new QuantileSketch()));
    }

    @Test
    void shouldAllocateNothingForWhatItHasHeldBefore() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        fillAndClear();
        long before = threads.getCurrentThreadAllocatedBytes();
        fillAndClear();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
    }

    private void fillAndClear() {
        for (int i = 0; i < 10_000; i++) {
            reused.record(i * 1_000L);
        }
        reused.clear();
    }
}
