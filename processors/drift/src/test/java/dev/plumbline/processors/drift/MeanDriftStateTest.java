package dev.plumbline.processors.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MeanDriftStateTest {
    private static final int MINUTES = 3000;
    private static final MeanDriftConfig CONFIG = MeanDriftConfig.DEFAULT.withWarmUp(new WarmUp(400, 1, 2, 0));

    /** Quiet, then a drop from minute 2000 to 2400, so that a cut may fall into any phase. */
    private static ScoreBatch minute(SimulatedScores scores, int minute) {
        return scores.minute(minute >= 2000 && minute < 2400 ? -1.5 : 0);
    }

    @Property(tries = 60)
    void shouldContinueIdenticallyFromAnyMinute(@ForAll long seed, @ForAll @IntRange(max = MINUTES) int cut) {
        SimulatedScores scores = new SimulatedScores(seed);
        MeanDriftDetector whole = new MeanDriftDetector(CONFIG);
        MeanDriftDetector restarted = new MeanDriftDetector(CONFIG);
        for (int minute = 0; minute < MINUTES; minute++) {
            if (minute == cut) {
                byte[] state = restarted.toBytes();
                restarted = MeanDriftDetector.fromBytes(CONFIG, state);
                assertThat(restarted.toBytes()).isEqualTo(state);
                assertThat(restarted.status()).isEqualTo(whole.status());
            }
            ScoreBatch batch = minute(scores, minute);
            assertThat(restarted.onMinute(minute, batch)).isEqualTo(whole.onMinute(minute, batch));
        }
        assertThat(restarted.toBytes()).isEqualTo(whole.toBytes());
    }

    @Property(tries = 5)
    void shouldGiveTheSameBytesForTheSameMinutes(@ForAll long seed) {
        assertThat(run(seed, MINUTES)).isEqualTo(run(seed, MINUTES));
    }

    @Property(tries = 40)
    void shouldRefuseTruncatedState(@ForAll @IntRange(min = 0, max = 100) int percent) {
        byte[] state = run(1, 2500);
        byte[] cut = Arrays.copyOf(state, Math.min(state.length - 1, state.length * percent / 100));
        assertThatThrownBy(() -> MeanDriftDetector.fromBytes(CONFIG, cut)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void shouldRefuseStateOfAnotherScale() {
        byte[] state = run(1, 10);
        MeanDriftConfig other = CONFIG.withScale(ScoreScale.of(1, 5));
        assertThatThrownBy(() -> MeanDriftDetector.fromBytes(other, state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scale");
    }

    @Example
    void shouldRefuseAVersionFromTheFuture() {
        byte[] state = run(1, 10);
        state[0] += 2;
        assertThatThrownBy(() -> MeanDriftDetector.fromBytes(CONFIG, state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version");
    }

    @Example
    void shouldStayWithinAKilobyteOnceTheBaselineIsFrozen() {
        MeanDriftDetector detector = new MeanDriftDetector(MeanDriftConfig.DEFAULT);
        SimulatedScores scores = new SimulatedScores(7);
        int largest = 0;
        for (int minute = 0; minute < 30 * 1440; minute++) {
            detector.onMinute(minute, scores.minute(0));
            largest = minute % 60 == 0 ? Math.max(largest, detector.toBytes().length) : largest;
        }
        assertThat(largest).isLessThan(2300);
        assertThat(detector.toBytes().length).isLessThanOrEqualTo(1024);
    }

    private static byte[] run(long seed, int minutes) {
        SimulatedScores scores = new SimulatedScores(seed);
        MeanDriftDetector detector = new MeanDriftDetector(CONFIG);
        for (int minute = 0; minute < minutes; minute++) {
            detector.onMinute(minute, minute(scores, minute));
        }
        return detector.toBytes();
    }
}
