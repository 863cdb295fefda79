package dev.plumbline.processors.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.drift.baseline.WarmUp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ExceedanceDriftDetectorTest {
    private static final MeanDriftConfig YOUNG = ExceedanceDriftDetector.DEFAULT.withWarmUp(WarmUp.ofSamples(5000));
    private static final int SERIES = 15;

    private final List<ExceedanceTransition> transitions = new ArrayList<>();

    @Example
    void shouldRaiseNoFalseAlarmIn50SeriesDays() {
        for (int series = 0; series < 5; series++) {
            feed(new ExceedanceDriftDetector(YOUNG), new SimulatedLatency(series), 1, 0, 10 * 1440);
        }
        assertThat(transitions).isEmpty();
    }

    @Example
    void shouldFindHalfAsMuchLatencyAgainWithin200CallsInTheMedian() {
        long[] delays = new long[SERIES];
        for (int series = 0; series < SERIES; series++) {
            SimulatedLatency latency = new SimulatedLatency(100 + series);
            ExceedanceDriftDetector detector = new ExceedanceDriftDetector(ExceedanceDriftDetector.DEFAULT);
            feed(detector, latency, 1, 0, 7 * 1440);
            long armed = detector.lastMinute();
            feed(detector, latency, 1.5, 0, 1000);
            delays[series] = (transitions.get(0).transition().minute() - armed) * SimulatedLatency.CALLS;
            transitions.clear();
        }
        Arrays.sort(delays);
        assertThat(delays[SERIES / 2]).isBetween(40L, 200L);
    }

    @Example
    void shouldFindATailThatGrowsAndItsRecovery() {
        ExceedanceDriftDetector detector = new ExceedanceDriftDetector(YOUNG);
        SimulatedLatency latency = new SimulatedLatency(9);
        feed(detector, latency, 1, 0, 1000);
        feed(detector, latency, 1, .15, 300);
        assertThat(detector.phase()).isEqualTo(DriftPhase.FIRING);
        assertThat(transitions.get(0).quantile()).isGreaterThanOrEqualTo(95);
        feed(detector, latency, 1, 0, 2000);
        assertThat(transitions)
                .extracting(t -> t.transition().kind())
                .containsExactly(DriftTransition.Kind.FIRED, DriftTransition.Kind.RESOLVED);
        assertThat(transitions.get(1).quantile()).isEqualTo(transitions.get(0).quantile());
        assertThat(detector.phase()).isEqualTo(DriftPhase.ARMED);
    }

    @Property(tries = 15)
    void shouldContinueIdenticallyFromAnyMinute(@ForAll long seed, @ForAll @IntRange(max = 2499) int cut) {
        SimulatedLatency latency = new SimulatedLatency(seed);
        ExceedanceDriftDetector whole = new ExceedanceDriftDetector(YOUNG);
        ExceedanceDriftDetector restarted = new ExceedanceDriftDetector(YOUNG);
        for (int minute = 0; minute < 2500; minute++) {
            if (minute == cut) {
                restarted = ExceedanceDriftDetector.fromBytes(YOUNG, restarted.toBytes());
                assertThat(restarted.status()).isEqualTo(whole.status());
            }
            long[] above = latency.above(minute >= 1500 && minute < 1800 ? 2 : 1, 0);
            assertThat(restarted.onMinute(minute, above, SimulatedLatency.CALLS))
                    .isEqualTo(whole.onMinute(minute, above, SimulatedLatency.CALLS));
        }
        assertThat(restarted.toBytes()).isEqualTo(whole.toBytes());
    }

    @Example
    void shouldStayQuietOnConstantValues() {
        ExceedanceDriftDetector detector = new ExceedanceDriftDetector(YOUNG);
        for (int minute = 0; minute < 20_000; minute++) {
            detector.onMinute(minute, new long[5], 5).ifPresent(transitions::add);
        }
        assertThat(transitions).isEmpty();
        assertThat(detector.status()).hasSize(5);
    }

    @Example
    void shouldRefuseCountsThatContradictEachOther() {
        ExceedanceDriftDetector detector = new ExceedanceDriftDetector(YOUNG);
        for (long[] wrong : new long[][] {{1, 1}, {6, 1, 1, 1, 1}, {1, 2, 1, 1, 1}, {1, 1, 1, 1, -1}}) {
            assertThatThrownBy(() -> detector.onMinute(1, wrong, 5)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] ofARate = new RateDriftDetector(YOUNG).toBytes();
        assertThatThrownBy(() -> ExceedanceDriftDetector.fromBytes(YOUNG, ofARate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version");
    }

    private void feed(
            ExceedanceDriftDetector detector, SimulatedLatency latency, double factor, double slow, int minutes) {
        long first = Math.max(0, detector.lastMinute() + 1);
        for (long minute = first; minute < first + minutes; minute++) {
            detector.onMinute(minute, latency.above(factor, slow), SimulatedLatency.CALLS)
                    .ifPresent(transitions::add);
        }
    }
}
