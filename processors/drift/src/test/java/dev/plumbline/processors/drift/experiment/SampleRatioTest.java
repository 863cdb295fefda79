package dev.plumbline.processors.drift.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleRatioTest {
    private static final double[] HALVES = {.5, .5};

    @Test
    void shouldRarelyDoubtACorrectSplitHoweverOftenItLooks() {
        int doubted = 0;
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            long[] counts = new long[2];
            boolean ever = false;
            for (int i = 0; i < 5000; i++) {
                counts[random.nextBoolean() ? 0 : 1]++;
                ever |= SampleRatio.logEvidence(counts, HALVES) >= Math.log(20);
            }
            doubted += ever ? 1 : 0;
        }
        assertThat(doubted).isLessThanOrEqualTo(50);
    }

    @Test
    void shouldFindASplitOf52To48() {
        assertThat(SampleRatio.logEvidence(new long[] {10_400, 9_600}, HALVES)).isGreaterThan(Math.log(1000));
    }

    @Test
    void shouldAverageToOneOverEveryCount() {
        double mean = 0;
        for (int k = 0; k <= 8; k++) {
            double choose = Math.exp(Normal.logGamma(9) - Normal.logGamma(k + 1) - Normal.logGamma(9 - k));
            double evidence = SampleRatio.logEvidence(new long[] {k, 8 - k}, new double[] {.3, .7});
            mean += choose * Math.pow(.3, k) * Math.pow(.7, 8 - k) * Math.exp(evidence);
        }
        assertThat(mean).isCloseTo(1, within(1e-9));
    }

    @Test
    void shouldRefuseSharesThatDoNotAddUp() {
        assertThatThrownBy(() -> SampleRatio.logEvidence(new long[2], new double[] {.5, .6}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SampleRatio.logEvidence(new long[] {-1, 1}, HALVES))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SampleRatio.logEvidence(new long[1], HALVES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKnowTheNormalAndTheGammaFunction() {
        assertThat(Normal.cumulative(0)).isCloseTo(.5, within(1e-12));
        assertThat(Normal.cumulative(1.959963984540054)).isCloseTo(.975, within(1e-12));
        assertThat(Normal.cumulative(-3)).isCloseTo(0.001349898031630095, within(1e-14));
        assertThat(Normal.cumulative(-6)).isCloseTo(9.865876450376981e-10, within(1e-20));
        assertThat(Normal.cumulative(9)).isEqualTo(1);
        assertThat(Normal.logGamma(10)).isCloseTo(Math.log(362880), within(1e-11));
        assertThat(Normal.logGamma(.5)).isCloseTo(.5 * Math.log(Math.PI), within(1e-11));
    }
}
