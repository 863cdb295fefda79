package dev.plumbline.processors.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final AtomicLong now = new AtomicLong();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Progress progress =
            new Progress("calls", new PrintStream(said, true, StandardCharsets.UTF_8), now::get);

    private void later(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void shouldSaySomethingEveryFiveSeconds() {
        for (int second = 1; second <= 11; second++) {
            later(Duration.ofSeconds(1));
            progress.at(1_000L * second, 20_000);
        }
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("calls: 5,000 of 20,000", "calls: 10,000 of 20,000");
    }

    @Test
    void shouldGiveUpOnWhatDoesNotMove() {
        progress.at(7, 10);
        later(Duration.ofMinutes(4));
        assertThatThrownBy(() -> progress.at(7, 10)).hasMessageContaining("calls stands at 7 of 10");
    }

    @Test
    void shouldWaitForWhatMoves() {
        progress.at(7, 10);
        later(Duration.ofMinutes(4));
        progress.at(8, 10);
        later(Duration.ofMinutes(2));
        progress.at(8, 10);
        assertThat(said.size()).isPositive();
    }
}
