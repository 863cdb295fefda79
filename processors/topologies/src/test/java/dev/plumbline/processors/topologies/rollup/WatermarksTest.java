package dev.plumbline.processors.topologies.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.topologies.TestStores;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class WatermarksTest {
    private static final long SECOND = 1_000_000L;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final KeyValueStore<Integer, byte[]> store = TestStores.keyValue(Serdes.Integer(), Serdes.ByteArray());
    private final Watermarks watermarks = new Watermarks(store, 2, IDLE);

    @Test
    void shouldKnowNothingAtFirst() {
        assertThat(watermarks.advance()).isEqualTo(Long.MIN_VALUE);
        assertThat(watermarks.newestAppend()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void shouldWaitForASourceThatHasNotBeenHeard() {
        watermarks.observe(0, 100 * SECOND, 1_000 * SECOND);
        watermarks.observe(0, 130 * SECOND, 1_030 * SECOND);
        assertThat(watermarks.advance()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void shouldBeTheLeastOfAllSources() {
        watermarks.observe(0, 100 * SECOND, 1_000 * SECOND);
        watermarks.observe(1, 70 * SECOND, 1_000 * SECOND);
        assertThat(watermarks.advance()).isEqualTo(70 * SECOND);
    }

    @Test
    void shouldPassOverASourceThatIsSilentForLongerThanTheIdleTime() {
        watermarks.observe(0, 100 * SECOND, 1_000 * SECOND);
        watermarks.observe(1, 70 * SECOND, 1_000 * SECOND);
        watermarks.observe(0, 130 * SECOND, 1_030 * SECOND);
        assertThat(watermarks.advance()).as("silent for exactly the idle time").isEqualTo(70 * SECOND);
        watermarks.observe(0, 131 * SECOND, 1_030 * SECOND + 1);
        assertThat(watermarks.advance()).as("one microsecond longer").isEqualTo(131 * SECOND);
    }

    @Test
    void shouldNeverGoBack() {
        watermarks.observe(0, 100 * SECOND, 1_000 * SECOND);
        watermarks.observe(0, 200 * SECOND, 1_031 * SECOND);
        watermarks.advance();
        watermarks.observe(1, 50 * SECOND, 1_032 * SECOND);
        watermarks.observe(0, 90 * SECOND, 1_033 * SECOND);
        assertThat(watermarks.advance()).isEqualTo(200 * SECOND);
    }

    @Test
    void shouldNotHearASourceThatHasSeenNoCall() {
        watermarks.observe(0, 100 * SECOND, 1_000 * SECOND);
        watermarks.observe(1, Long.MIN_VALUE, Long.MIN_VALUE);
        watermarks.observe(0, 140 * SECOND, 1_040 * SECOND);
        assertThat(watermarks.advance()).isEqualTo(140 * SECOND);
    }

    @Test
    void shouldContinueWhereItWasFlushed() {
        watermarks.observe(0, 100 * SECOND, 1_000 * SECOND);
        watermarks.observe(1, 70 * SECOND, 1_010 * SECOND);
        watermarks.advance();
        watermarks.flush();
        Watermarks again = new Watermarks(store, 2, IDLE);
        assertThat(again.current()).isEqualTo(70 * SECOND);
        assertThat(again.newestAppend()).isEqualTo(1_010 * SECOND);
        again.observe(1, 90 * SECOND, 1_011 * SECOND);
        assertThat(again.advance()).as("the other source is still at 100 s").isEqualTo(90 * SECOND);
    }

    @Test
    void shouldForgetWhatWasNotFlushed() {
        watermarks.observe(0, 100 * SECOND, 1_000 * SECOND);
        assertThat(new Watermarks(store, 2, IDLE).newestAppend()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void shouldLeaveOutSourcesThatNoLongerExist() {
        watermarks.observe(0, 100 * SECOND, 1_000 * SECOND);
        watermarks.observe(1, 70 * SECOND, 1_000 * SECOND);
        watermarks.flush();
        assertThat(new Watermarks(store, 1, IDLE).advance()).isEqualTo(100 * SECOND);
    }
}
