package dev.plumbline.processors.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.Direction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MixDriftDetectorTest {
    private static final MeanDriftConfig YOUNG = MixDriftDetector.DEFAULT.withWarmUp(WarmUp.ofSamples(4000));

    private final List<MixTransition> transitions = new ArrayList<>();

    /** Five calls: so much of {@code b}, a little of {@code c}, the rest {@code a}. */
    private static Map<String, Long> minute(Random random, double shareOfB) {
        Map<String, Long> counts = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            double u = random.nextDouble();
            counts.merge(u < shareOfB ? "b" : u < shareOfB + .05 ? "c" : "a", 1L, Long::sum);
        }
        return counts;
    }

    private void feed(MixDriftDetector detector, Random random, double shareOfB, int minutes) {
        long first = Math.max(0, detector.lastMinute() + 1);
        for (long minute = first; minute < first + minutes; minute++) {
            detector.onMinute(minute, minute(random, shareOfB)).ifPresent(transitions::add);
        }
    }

    @Example
    void shouldNameTheElementWhoseShareMoved() {
        MixDriftDetector detector = new MixDriftDetector(YOUNG);
        Random random = new Random(1);
        feed(detector, random, .3, 6000);
        assertThat(transitions).isEmpty();
        feed(detector, random, .5, 200);
        assertThat(transitions).hasSize(1);
        assertThat(transitions.get(0).element()).isIn("a", "b");
        Direction side = transitions.get(0).element().equals("b") ? Direction.RISE : Direction.DROP;
        assertThat(transitions.get(0).transition().direction()).isEqualTo(side);
    }

    @Example
    void shouldTellAnElementThatWasNotThereBefore() {
        MixDriftDetector detector = new MixDriftDetector(YOUNG);
        Random random = new Random(2);
        feed(detector, random, .3, 2000);
        for (int i = 0; i < 100 && transitions.isEmpty(); i++) {
            Map<String, Long> counts = minute(random, .3);
            counts.put("new", 1L);
            detector.onMinute(detector.lastMinute() + 1, counts).ifPresent(transitions::add);
        }
        assertThat(transitions).extracting(MixTransition::element).containsExactly(MixDriftDetector.OTHER);
        assertThat(detector.lastMinute()).isLessThan(2060);
    }

    @Example
    void shouldStayQuietWithASingleElementAndWithMany() {
        MixDriftDetector single = new MixDriftDetector(YOUNG);
        MixDriftDetector many = new MixDriftDetector(YOUNG);
        Random random = new Random(4);
        for (int minute = 0; minute < 10_000; minute++) {
            single.onMinute(minute, Map.of("only", 3L)).ifPresent(transitions::add);
            many.onMinute(minute, Map.of("e" + random.nextInt(20), 1L)).ifPresent(transitions::add);
        }
        assertThat(transitions).isEmpty();
        assertThat(many.status()).hasSize(8).containsKey(MixDriftDetector.OTHER);
    }

    @Property(tries = 10)
    void shouldContinueIdenticallyFromAnyMinute(@ForAll long seed, @ForAll @IntRange(max = 1499) int cut) {
        Random random = new Random(seed);
        MixDriftDetector whole = new MixDriftDetector(YOUNG);
        MixDriftDetector restarted = new MixDriftDetector(YOUNG);
        for (int minute = 0; minute < 1500; minute++) {
            if (minute == cut) {
                restarted = MixDriftDetector.fromBytes(YOUNG, restarted.toBytes());
                assertThat(restarted.status()).isEqualTo(whole.status());
            }
            Map<String, Long> counts = minute(random, minute > 1200 ? .6 : .3);
            assertThat(restarted.onMinute(minute, counts)).isEqualTo(whole.onMinute(minute, counts));
        }
        assertThat(restarted.toBytes()).isEqualTo(whole.toBytes());
    }

    @Example
    void shouldRefuseANegativeCount() {
        MixDriftDetector detector = new MixDriftDetector(YOUNG);
        assertThatThrownBy(() -> detector.onMinute(1, Map.of("a", -1L))).isInstanceOf(IllegalArgumentException.class);
    }
}
