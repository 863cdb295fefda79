package dev.plumbline.processors.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Series that are not what the methods have in mind: no crash, no alarms, and a note that says what is odd. */
class OddSeriesTest {
    private static final int DAY = 1440;
    private static final MeanDriftConfig CONFIG = MeanDriftConfig.DEFAULT.withWarmUp(new WarmUp(400, 2, 4, 1));

    private final MeanDriftDetector mean = new MeanDriftDetector(CONFIG);
    private final DistributionDriftDetector distribution = new DistributionDriftDetector(CONFIG);
    private final RateDriftDetector rate = new RateDriftDetector(CONFIG);
    private final ExceedanceDriftDetector exceedance = new ExceedanceDriftDetector(CONFIG);
    private final MixDriftDetector mix = new MixDriftDetector(CONFIG);

    /** Feeds ten days of such scores, one a minute, to all; their alarms together. State passes through bytes each day. */
    private int alarms(MeanDriftConfig config, IntToDoubleFunction score) {
        MeanDriftDetector watched = new MeanDriftDetector(config);
        int alarms = 0;
        for (int minute = 0; minute < 10 * DAY; minute++) {
            ScoreBatch batch =
                    ScoreBatch.builder().score(score.applyAsDouble(minute)).build();
            alarms += watched.onMinute(minute, batch).isPresent() ? 1 : 0;
            alarms += mean.onMinute(minute, batch).isPresent() ? 1 : 0;
            alarms += distribution.onMinute(minute, batch).isPresent() ? 1 : 0;
            if (minute % DAY == 0) {
                watched = MeanDriftDetector.fromBytes(config, watched.toBytes());
            }
        }
        last = watched.status();
        return alarms;
    }

    private DriftStatus last = mean.status();

    @Test
    void shouldStayQuietOnZerosAlone() {
        assertThat(alarms(CONFIG, minute -> 0)).isZero();
        assertThat(last.notes()).contains(SeriesNote.CONSTANT, SeriesNote.DROP_OUT_OF_REACH);
        assertThat(last.phase()).isEqualTo(DriftPhase.ARMED);
    }

    @Test
    void shouldStayQuietOnTwoValuesInAnyOrder() {
        Random random = new Random(1);
        assertThat(alarms(CONFIG, minute -> random.nextInt(10) > 0 ? 1 : 0)).isZero();
        assertThat(last.notes()).contains(SeriesNote.TWO_VALUED);
    }

    @Test
    void shouldStayQuietOnTwoValuesThatTakeTurns() {
        assertThat(alarms(CONFIG, minute -> minute % 2)).isZero();
        assertThat(last.notes()).contains(SeriesNote.TWO_VALUED);
    }

    @Test
    void shouldCollectForEverOnOneScore() {
        assertThat(alarms(CONFIG, minute -> minute == 5 ? .5 : Double.NaN)).isZero();
        assertThat(last.phase()).isEqualTo(DriftPhase.COLLECTING);
        assertThat(last.samples()).isEqualTo(1);
        assertThat(last.notes()).contains(SeriesNote.CONSTANT);
    }

    @Test
    void shouldNoteNumbersThatAreNoScoresAndLeaveThemOut() {
        Random random = new Random(2);
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300};
        assertThat(alarms(CONFIG, minute -> minute % 10 == 3 ? odd[minute / 10 % 4] : random.nextDouble()))
                .isZero();
        assertThat(last.notes()).contains(SeriesNote.NOT_A_NUMBER).doesNotContain(SeriesNote.CLIPPED);
        assertThat(last.baseline().orElseThrow().meanMillionths()).isBetween(480_000L, 520_000L);
    }

    /** Percentages on a scale from 0 to 1. */
    @Test
    void shouldNoteAScaleThatIsTooNarrow() {
        Random random = new Random(3);
        assertThat(alarms(CONFIG, minute -> 60 + 20 * random.nextDouble())).isZero();
        assertThat(last.notes()).contains(SeriesNote.OFF_SCALE, SeriesNote.CLIPPED, SeriesNote.CONSTANT);
    }

    /** Fractions on a scale from 0 to 100: bets are as good as the spread is known, which does not need the scale. */
    @Test
    void shouldStayQuietAndStillFindADropOnAScaleThatIsTooWide() {
        Random random = new Random(4);
        MeanDriftConfig wide = CONFIG.withScale(ScoreScale.of(0, 100));
        assertThat(alarms(wide, minute -> .5 + .1 * random.nextGaussian())).isZero();
        MeanDriftDetector detector = new MeanDriftDetector(wide);
        int fired = 0;
        for (int minute = 0; minute < 4 * DAY && fired == 0; minute++) {
            double score = (minute < 3 * DAY ? .5 : .3) + .1 * random.nextGaussian();
            boolean alarm = detector.onMinute(
                            minute, ScoreBatch.builder().score(score).build())
                    .isPresent();
            fired = alarm ? minute : 0;
        }
        assertThat(fired).isGreaterThan(3 * DAY);
    }

    /** A scale declared up to 0.6 for scores up to 1: half of them lie at its end, and that does not change. */
    @Test
    void shouldStayQuietOnScoresThatAreOftenClipped() {
        Random random = new Random(5);
        MeanDriftConfig low = CONFIG.withScale(ScoreScale.of(0, .6));
        assertThat(alarms(low, minute -> random.nextDouble())).isZero();
        assertThat(last.notes()).contains(SeriesNote.CLIPPED).doesNotContain(SeriesNote.OFF_SCALE);
        assertThat(last.baseline().orElseThrow().meanMillionths()).isBetween(410_000L, 430_000L);
    }

    @Test
    void shouldStayQuietOnRatesLatenciesAndSharesThatNeverVary() {
        int alarms = 0;
        for (int minute = 0; minute < 10 * DAY; minute++) {
            alarms += rate.onMinute(minute, 0, 1).isPresent() ? 1 : 0;
            alarms += exceedance.onMinute(minute, new long[] {1, 1, 1, 1, 1}, 1).isPresent() ? 1 : 0;
            alarms += mix.onMinute(minute, Map.of("only", 1L)).isPresent() ? 1 : 0;
        }
        assertThat(alarms).isZero();
        assertThat(rate.status().notes()).contains(SeriesNote.CONSTANT, SeriesNote.DROP_OUT_OF_REACH);
        assertThat(exceedance.status())
                .allSatisfy(
                        each -> assertThat(each.notes()).contains(SeriesNote.CONSTANT, SeriesNote.RISE_OUT_OF_REACH));
    }
}
