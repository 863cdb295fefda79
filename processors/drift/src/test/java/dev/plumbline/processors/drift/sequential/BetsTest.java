package dev.plumbline.processors.drift.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class BetsTest {
    private static final double[] ODDS = {1.2, 1.5, 2, 3, 6};

    @Property
    void shouldBetTheLikelihoodRatiosOfRates(
            @ForAll @Scale(6) @DoubleRange(min = .0001, max = .9999) double p0,
            @ForAll @IntRange(max = 50) int events,
            @ForAll @IntRange(max = 50) int others) {
        ShiryaevRoberts evidence = new ShiryaevRoberts(Bets.ODDS);
        ScoreBatch batch =
                ScoreBatch.builder().bin(0, others).bin(1_000_000, events + 1).build();
        evidence.update(batch, ScoreScale.UNIT, Direction.RISE, 1 - p0, 0, 1);
        double total = 0;
        for (double odds : ODDS) {
            double p1 = odds * p0 / (1 - p0 + odds * p0);
            total += Math.exp((events + 1) * Math.log(p1 / p0) + others * Math.log((1 - p1) / (1 - p0))) / 5;
        }
        assertThat(evidence.logTotal()).isEqualTo(Math.log(total), within(1e-6));
    }

    @Property
    void shouldStakeLessThanEverything(
            @ForAll @Scale(6) @DoubleRange(min = .0001, max = .9999) double nullMean,
            @ForAll @Scale(6) @DoubleRange(min = 1e-6, max = .5) double sd) {
        for (Bets bets : Bets.values()) {
            for (int bettor = 0; bettor < bets.bettors(); bettor++) {
                assertThat(bets.fraction(bettor, nullMean, sd)).isPositive().isLessThan(1);
            }
        }
    }
}
