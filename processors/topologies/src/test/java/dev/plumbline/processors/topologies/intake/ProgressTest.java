package dev.plumbline.processors.topologies.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long MINUTE = 60_000_000L;
    private static final long ARRIVAL = 1_000_000 * MINUTE;

    @Test
    void shouldNotLetAClockThatIsAheadMoveTheWatermarkBeyondArrival() {
        Progress progress = new Progress(3);
        progress.saw(ARRIVAL + 4 * MINUTE, ARRIVAL);
        assertThat(progress.header().watermarkMicros()).isEqualTo(ARRIVAL);
        progress.saw(ARRIVAL - MINUTE, ARRIVAL - 1);
        assertThat(progress.header().watermarkMicros()).as("never back").isEqualTo(ARRIVAL);
        assertThat(progress.header().appendMicros()).isEqualTo(ARRIVAL);
        assertThat(progress.header().source()).isEqualTo(3);
    }
}
