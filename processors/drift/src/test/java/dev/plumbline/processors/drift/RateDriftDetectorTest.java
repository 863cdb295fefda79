package dev.plumbline.processors.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RateDriftDetectorTest {
    private static final MeanDriftConfig YOUNG = RateDriftDetector.DEFAULT.withWarmUp(new WarmUp(5000, 0, 0, 0));
    private static final int DAY = 1440;
    private static final int SERIES = 21;

    private final List<DriftTransition> transitions = new ArrayList<>();

    @Example
    void shouldRaiseNoFalseAlarmIn100SeriesDaysAtTwoPercent() {
        for (int series = 0; series < 10; series++) {
            feed(new RateDriftDetector(YOUNG), new SimulatedRate(series), .02, 10 * DAY);
        }
        assertThat(transitions).isEmpty();
    }

    @Example
    void shouldFindADoubledRateOfFivePercentWithin1100TrialsInTheMedian() {
        long[] delays = new long[SERIES];
        for (int series = 0; series < SERIES; series++) {
            SimulatedRate rate = new SimulatedRate(100 + series);
            RateDriftDetector detector = new RateDriftDetector(RateDriftDetector.DEFAULT);
            feed(detector, rate, .05, 7 * DAY);
            long armed = detector.lastMinute();
            feed(detector, rate, .10, DAY);
            assertThat(transitions).hasSize(1);
            delays[series] = (transitions.get(0).minute() - armed) * SimulatedRate.TRIALS;
            transitions.clear();
        }
        Arrays.sort(delays);
        assertThat(delays[SERIES / 2]).isBetween(100L, 1100L);
    }

    @Example
    void shouldReportRatesAndResolve() {
        RateDriftDetector detector = new RateDriftDetector(YOUNG);
        SimulatedRate rate = new SimulatedRate(5);
        feed(detector, rate, .05, 1000);
        feed(detector, rate, .5, 100);
        assertThat(detector.phase()).isEqualTo(DriftPhase.FIRING);
        feed(detector, rate, .05, 1000);
        assertThat(transitions)
                .extracting(DriftTransition::kind)
                .containsExactly(DriftTransition.Kind.FIRED, DriftTransition.Kind.RESOLVED);
        DriftTransition fired = transitions.get(0);
        assertThat(fired.direction()).isEqualTo(Direction.RISE);
        assertThat(fired.baselineMeanMillionths()).isBetween(40_000L, 60_000L);
        assertThat(fired.observedMeanMillionths()).isBetween(300_000L, 700_000L);
        assertThat(fired.onset().minute()).isBetween(990L, 1010L);
    }

    @Example
    void shouldWatchAFallingRateIfAsked() {
        RateDriftDetector detector = new RateDriftDetector(YOUNG.withDirections(EnumSet.of(Direction.DROP)));
        SimulatedRate hits = new SimulatedRate(6);
        feed(detector, hits, .4, 1000);
        feed(detector, hits, .2, 500);
        assertThat(transitions).hasSize(1);
        assertThat(transitions.get(0).direction()).isEqualTo(Direction.DROP);
    }

    @Example
    void shouldStayQuietWhereTheEventNeverOrAlwaysHappens() {
        for (double rate : new double[] {0, 1}) {
            RateDriftDetector detector = new RateDriftDetector(YOUNG.withDirections(EnumSet.allOf(Direction.class)));
            feed(detector, new SimulatedRate(1), rate, 10 * DAY);
            assertThat(transitions).isEmpty();
            assertThat(detector.status().evidence()).isFinite();
        }
    }

    @Example
    void shouldFireOnAHandfulOfErrorsWhereThereWereNone() {
        RateDriftDetector detector = new RateDriftDetector(YOUNG);
        feed(detector, new SimulatedRate(1), 0, 1000);
        for (int i = 0; i < 20 && transitions.isEmpty(); i++) {
            detector.onMinute(detector.lastMinute() + 1, 1, 5).ifPresent(transitions::add);
        }
        assertThat(transitions).hasSize(1);
    }

    @Property(tries = 30)
    void shouldContinueIdenticallyFromAnyMinute(@ForAll long seed, @ForAll @IntRange(max = 2999) int cut) {
        SimulatedRate rate = new SimulatedRate(seed);
        RateDriftDetector whole = new RateDriftDetector(YOUNG);
        RateDriftDetector restarted = new RateDriftDetector(YOUNG);
        for (int minute = 0; minute < 3000; minute++) {
            if (minute == cut) {
                restarted = RateDriftDetector.fromBytes(YOUNG, restarted.toBytes());
                assertThat(restarted.status()).isEqualTo(whole.status());
            }
            int events = rate.events(minute >= 1800 && minute < 2200 ? .4 : .05);
            assertThat(restarted.onMinute(minute, events, SimulatedRate.TRIALS))
                    .isEqualTo(whole.onMinute(minute, events, SimulatedRate.TRIALS));
        }
        assertThat(restarted.toBytes()).isEqualTo(whole.toBytes());
    }

    @Example
    void shouldRefuseWhatIsNoRate() {
        RateDriftDetector detector = new RateDriftDetector(YOUNG);
        assertThatThrownBy(() -> detector.onMinute(1, 6, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> detector.onMinute(1, -1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RateDriftDetector(YOUNG.withScale(ScoreScale.of(1, 5))))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] ofScores = new MeanDriftDetector(YOUNG).toBytes();
        assertThatThrownBy(() -> RateDriftDetector.fromBytes(YOUNG, ofScores))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version");
    }

    private void feed(RateDriftDetector detector, SimulatedRate rate, double p, int minutes) {
        long first = Math.max(0, detector.lastMinute() + 1);
        for (long minute = first; minute < first + minutes; minute++) {
            detector.onMinute(minute, rate.events(p), SimulatedRate.TRIALS).ifPresent(transitions::add);
        }
    }
}
