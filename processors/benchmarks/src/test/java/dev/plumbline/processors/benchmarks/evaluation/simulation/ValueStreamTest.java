package dev.plumbline.processors.benchmarks.evaluation.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueStreamTest {
    private static List<Double> values(String simulation, long seed, double effect, int days) {
        ValueStream stream = new ValueStream(Simulations.named(simulation), seed);
        stream.change(effect);
        List<Double> values = new ArrayList<>();
        for (int minute = 0; minute < days * 1_440; minute++) {
            for (double value : stream.next().values()) {
                values.add(value);
            }
        }
        return values;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double sd(List<Double> values) {
        double mean = mean(values);
        return Math.sqrt(values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "iid-1440,0,0.7",
        "iid-1440,-1,0.55",
        "realistic-14400,0,0.7",
        "levels-1440,0,4.14",
        "passes-1440,0,0.9",
        "passes-1440,-0.5,0.75",
        "rate-5,1,0.05",
        "rate-5,2,0.1"
    })
    void shouldHaveTheStatedMean(String simulation, double effect, double mean) {
        assertThat(mean(values(simulation, 3, effect, 30))).isCloseTo(mean, within(.02 * Math.max(mean, .3)));
    }

    @ParameterizedTest
    @CsvSource({"0.6", "0.8", "0.95"})
    void shouldKeepMeanAndSpreadWhenTheShapeChanges(double effect) {
        List<Double> values = values("shape-1440", 4, effect, 30);
        assertThat(mean(values)).isCloseTo(.5, within(.003));
        assertThat(sd(values)).isCloseTo(.1, within(.002));
    }

    @Test
    void shouldTakeOneShareUpAndTheOthersDown() {
        List<Double> values = values("mix", 5, .1, 5);
        assertThat(values.stream().filter(value -> value == 2).count()).isCloseTo(values.size() / 5, within(300L));
        assertThat(values.stream().filter(value -> value == 0).count())
                .isCloseTo((long) (values.size() * .8 * .4 / .9), within(400L));
        assertThat(values).allMatch(value -> value >= 0 && value <= 7);
    }

    @Test
    void shouldRepeatASeedAndDifferForAnother() {
        assertThat(values("realistic-1440", 6, 0, 2)).isEqualTo(values("realistic-1440", 6, 0, 2));
        assertThat(values("realistic-1440", 6, 0, 2)).isNotEqualTo(values("realistic-1440", 7, 0, 2));
    }

    @Test
    void shouldFollowTheDayInVolume() {
        ValueStream stream = new ValueStream(Simulations.named("realistic-14400"), 8);
        long[] byHalf = new long[2];
        for (int minute = 0; minute < 20 * 1_440; minute++) {
            byHalf[minute / 720 % 2] += stream.next().values().length;
        }
        assertThat((double) byHalf[0] / byHalf[1]).isBetween(2.0, 2.5);
    }
}
