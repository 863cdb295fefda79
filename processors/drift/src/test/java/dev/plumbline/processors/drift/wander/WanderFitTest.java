package dev.plumbline.processors.drift.wander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.sequential.RecentMinutes;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Levels with an sd of 0.02 that forget 30 % an hour, 600 scores an hour with an sd of 0.15. */
class WanderFitTest {
    private static final double SD = .15;
    private static final double SPREAD = .02;

    private final Random random = new Random(11);
    private double level;

    private double nextLevel() {
        level = .7 * level + Math.sqrt(.51) * SPREAD * random.nextGaussian();
        return level;
    }

    private HourMeans hours(int count) {
        HourMeans hours = new HourMeans();
        for (int hour = 0; hour < count; hour++) {
            double mean = .7 + nextLevel() + SD / Math.sqrt(600) * random.nextGaussian();
            hours.add(hour * 60L, 600, Math.round(600 * mean * 1e6));
        }
        return hours;
    }

    private WanderModel model(int hours) {
        return WanderFit.fit(hours(hours), 1e6, SD * SD, any -> .7e6, 1).orElseThrow();
    }

    @Test
    void shouldFindSpreadAndMemory() {
        WanderModel model = model(500);
        assertThat(Math.sqrt(model.variance())).isCloseTo(SPREAD, within(.006));
        assertThat(model.minutes() / 60.0).isBetween(1.5, 5.0);
        assertThat(Math.sqrt(model.meanVariance())).isBetween(.001, .005);
    }

    @Test
    void shouldSayNothingOnFewHours() {
        assertThat(WanderFit.fit(hours(47), 1e6, SD * SD, any -> .7e6, 1)).isEmpty();
    }

    @Test
    void shouldComeBackFromBytes() {
        WanderModel model = model(100);
        StateWriter out = new StateWriter();
        model.writeTo(out);
        HourMeans hours = hours(90);
        hours.writeTo(out);
        StateReader in = new StateReader(out.toBytes());
        assertThat(WanderModel.read(in)).isEqualTo(model);
        HourMeans copy = new HourMeans();
        copy.readFrom(in);
        in.end();
        assertThat(copy.earliestFirst()).containsExactlyElementsOf(hours.earliestFirst());
    }

    @Test
    void shouldAgreeWithTheFormulasOfTheProcessInBothBranches() {
        WanderModel model = new WanderModel(1, 100, 0, 0);
        assertThat(model.over(100).decay()).isCloseTo(Math.exp(-1), within(1e-12));
        assertThat(model.over(100).averageVariance()).isCloseTo(2 * Math.exp(-1), within(1e-12));
        assertThat(model.over(.05).averageVariance()).isCloseTo(model.over(.11).averageVariance(), within(1e-3));
        assertThat(model.over(.005).carry()).isCloseTo(model.over(.02).carry(), within(1e-3));
    }

    /** Four and a half of the level's standard deviations in no time are evidence; two in thirty hours are not. */
    @Test
    void shouldTakeAJumpForEvidenceAndAWanderForLess() {
        WanderModel model = new WanderModel((float) (SPREAD * SPREAD), 170, 1e-5f, 1e-5f);
        assertThat(scan(model, 30, 0)).isGreaterThan(Math.log(3e6));
        assertThat(scan(model, 30, 60 * 30)).isLessThan(Math.log(3e6));
        assertThat(scan(model, 0, 0)).isLessThan(Math.log(3e3));
    }

    private static double scan(WanderModel model, int minutesOfChange, int minutesOfSlope) {
        RecentMinutes recent = new RecentMinutes();
        int minute = 0;
        for (; minute < 3000; minute++) {
            recent.add(minute, 10, 7_000_000);
        }
        for (int i = 0; i < minutesOfSlope; i++, minute++) {
            recent.add(minute, 10, 7_000_000 - Math.round(400_000.0 * i / minutesOfSlope));
        }
        for (int i = 0; i < minutesOfChange; i++, minute++) {
            recent.add(minute, 10, 6_100_000);
        }
        return new WanderScan(model, recent, (first, last) -> 700_000, 1e6, SD * SD, 0, 0).logEvidence(Direction.DROP);
    }
}
