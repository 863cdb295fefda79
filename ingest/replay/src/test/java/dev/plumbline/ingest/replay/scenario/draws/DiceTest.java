package dev.plumbline.ingest.replay.scenario.draws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DiceTest {
    private static final int DRAWS = 200_000;

    private final Dice dice = new Dice(42);

    /** The first outputs of SplitMix64 with seed 0, as published with the algorithm. */
    @Test
    void shouldBeSplitMix64() {
        Dice zero = new Dice(0);

        assertThat(zero.bits()).isEqualTo(0xE220A8397B1DCDAFL);
        assertThat(zero.bits()).isEqualTo(0x6E789E6AA1B965F4L);
        assertThat(zero.bits()).isEqualTo(0x06C45D188009454FL);
    }

    @Test
    void shouldDrawExponentialWithMeanOne() {
        assertThat(DoubleStream.generate(dice::exponential)
                        .limit(DRAWS)
                        .average()
                        .orElseThrow())
                .isCloseTo(1, within(.01));
    }

    @Test
    void shouldDrawLogNormalWithTheGivenMedianAndSpread() {
        double[] sorted = DoubleStream.generate(() -> dice.logNormal(3, .5))
                .limit(DRAWS)
                .sorted()
                .toArray();

        assertThat(sorted[DRAWS / 2]).isCloseTo(3, within(.03));
        // One standard deviation above the median is the 84.13th percentile.
        assertThat(sorted[(int) (DRAWS * .8413)]).isCloseTo(3 * Math.exp(.5), within(.05));
    }

    @Test
    void shouldPickInProportionToTheShares() {
        double[] cumulative = Shares.cumulative(1, 2, 5);
        int[] picked = new int[3];
        for (int i = 0; i < DRAWS; i++) {
            picked[dice.pick(cumulative)]++;
        }

        assertThat(cumulative).containsExactly(1, 3, 8);
        assertThat(Arrays.stream(picked).mapToDouble(n -> (double) n / DRAWS).toArray())
                .containsExactly(new double[] {.125, .25, .625}, within(.01));
    }
}
