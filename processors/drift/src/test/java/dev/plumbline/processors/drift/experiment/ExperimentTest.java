package dev.plumbline.processors.drift.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    private static final ExperimentConfig CONFIG = ExperimentConfig.DEFAULT;

    /** Looks after every ten observations until a stop, or to the end; the arms alternate. */
    private static Comparison run(
            ExperimentConfig config, int observations, ToDoubleFunction<Random> control, double lift, long seed) {
        Random random = new Random(seed);
        Experiment experiment = new Experiment(config, .5);
        ArmTotals a = ArmTotals.NONE;
        ArmTotals b = ArmTotals.NONE;
        Comparison last = experiment.look(a, b, 0, 0);
        for (int i = 0; i < observations; i++) {
            a = a.plus(control.applyAsDouble(random), 1);
            b = b.plus(control.applyAsDouble(random) + lift, 1);
            if (i % 10 == 9) {
                last = experiment.look(a, b, a.count(), b.count());
                if (last.recommendation() != Recommendation.WAIT && last.recommendation() != Recommendation.CONTINUE) {
                    return last;
                }
            }
        }
        return last;
    }

    @Test
    void shouldRarelyStopWithoutADifferenceUnderContinuousLooks() {
        int stopped = 0;
        for (int seed = 0; seed < 400; seed++) {
            stopped += run(CONFIG, 3000, Random::nextGaussian, 0, seed).pValue() <= CONFIG.alpha() ? 1 : 0;
        }
        assertThat(stopped).isLessThanOrEqualTo(20);
    }

    @Test
    void shouldRarelyStopOnSkewedRatesWithoutADifference() {
        int stopped = 0;
        for (int seed = 0; seed < 400; seed++) {
            Comparison last = run(CONFIG, 3000, random -> random.nextDouble() < .02 ? 1 : 0, 0, seed);
            stopped += last.pValue() <= CONFIG.alpha() ? 1 : 0;
        }
        assertThat(stopped).isLessThanOrEqualTo(20);
    }

    @Test
    void shouldStopForTheBetterVariant() {
        Comparison found = run(CONFIG, 20_000, Random::nextGaussian, .3, 1);
        assertThat(found.recommendation()).isEqualTo(Recommendation.STOP_FOR_TREATMENT);
        assertThat(found.low()).isPositive();
        assertThat(found.probabilityTreatmentBetter()).isGreaterThan(.99);
        assertThat(found.controlSize()).isLessThan(2000);
        Comparison cost = run(CONFIG.lowerIsBetter(), 20_000, Random::nextGaussian, .3, 1);
        assertThat(cost.recommendation()).isEqualTo(Recommendation.STOP_FOR_CONTROL);
        assertThat(cost.probabilityTreatmentBetter()).isLessThan(.01);
    }

    @Test
    void shouldCallVariantsEqualOnceTheIntervalLiesWithinTheMargin() {
        Comparison found = run(CONFIG.withMargin(.2), 20_000, Random::nextGaussian, 0, 2);
        assertThat(found.recommendation()).isEqualTo(Recommendation.STOP_FOR_EITHER);
    }

    @Test
    void shouldCoverTheTrueEffectAtAllLooks() {
        int missed = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Experiment experiment = new Experiment(CONFIG, .5);
            ArmTotals a = ArmTotals.NONE;
            ArmTotals b = ArmTotals.NONE;
            boolean covered = true;
            for (int i = 0; i < 2000; i++) {
                a = a.plus(random.nextGaussian(), 1);
                b = b.plus(random.nextGaussian() + .2, 1);
                Comparison now = experiment.look(a, b, i, i);
                covered &= now.low() <= .2 && .2 <= now.high();
            }
            missed += covered ? 0 : 1;
        }
        assertThat(missed).isLessThanOrEqualTo(10);
    }

    @Test
    void shouldWaitForObservationsAndOnConstantOnes() {
        Experiment experiment = new Experiment(CONFIG, .5);
        ArmTotals few = ArmTotals.NONE.plus(1, 50).plus(0, 49);
        assertThat(experiment.look(few, few, 99, 99).recommendation()).isEqualTo(Recommendation.WAIT);
        ArmTotals constant = ArmTotals.NONE.plus(1, 500);
        Comparison same = experiment.look(constant, constant, 500, 500);
        assertThat(same.recommendation()).isEqualTo(Recommendation.WAIT);
        assertThat(same.high()).isInfinite();
        assertThat(same.probabilityTreatmentBetter()).isEqualTo(.5);
    }

    @Test
    void shouldDistrustAWrongSplitForEver() {
        Experiment experiment = new Experiment(CONFIG, .5);
        ArmTotals arm = ArmTotals.NONE.plus(1, 500).plus(0, 500);
        assertThat(experiment.look(arm, arm, 1000, 1100).recommendation())
                .isNotEqualTo(Recommendation.CHECK_ASSIGNMENT);
        assertThat(experiment.look(arm, arm, 1000, 1400).recommendation()).isEqualTo(Recommendation.CHECK_ASSIGNMENT);
        Experiment restored = Experiment.fromBytes(CONFIG, .5, experiment.toBytes());
        assertThat(restored.look(arm, arm, 2000, 2000).recommendation()).isEqualTo(Recommendation.CHECK_ASSIGNMENT);
    }

    @Test
    void shouldKeepTheSmallestPValue() {
        Experiment experiment = new Experiment(CONFIG, .5);
        ArmTotals a = ArmTotals.NONE.plus(0, 500).plus(1, 500);
        ArmTotals b = ArmTotals.NONE.plus(0, 400).plus(1, 600);
        double p = experiment.look(a, b, 1000, 1000).pValue();
        assertThat(p).isLessThan(.05);
        assertThat(experiment.look(a, a, 1000, 1000).pValue()).isEqualTo(p);
    }

    @Test
    void shouldCompareLatencyByItsLogarithm() {
        ArmTotals slow = ArmTotals.NONE.plusLog(2, 300).plusLog(8, 300);
        assertThat(slow.mean()).isCloseTo(Math.log(4), within(1e-12));
        assertThatThrownBy(() -> slow.plusLog(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldReportEveryViolationAtOnce() {
        assertThatThrownBy(() -> new ExperimentConfig(0, 1, -1, -1, true, 1))
                .hasMessageContainingAll("alpha", "fewest", "typicalEffect", "margin", "sampleRatioAlpha");
        assertThatThrownBy(() -> new Experiment(CONFIG, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
