package dev.plumbline.processors.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.benchmarks.runs.Kind;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void shouldMeasureAllContendersByDefault() {
        Options options = Options.parse();
        assertThat(options.mode()).isEqualTo(Options.Mode.TABLE);
        assertThat(options.only()).startsWith(Kind.A, Kind.B).endsWith(Kind.E1, Kind.F, Kind.G);
        assertThat(options.workload().events()).isEqualTo(4_000_000);
    }

    @Test
    void shouldReadWhatIsGiven() {
        Options options = Options.parse(
                "--mode",
                "growth",
                "--events",
                "1_000",
                "--only",
                "b,gd",
                "--shipped-commit",
                "PT0.1S",
                "--jvm",
                "-x -y");
        assertThat(options.mode()).isEqualTo(Options.Mode.GROWTH);
        assertThat(options.workload().events()).isEqualTo(1_000);
        assertThat(options.only()).containsExactly(Kind.B, Kind.GD);
        assertThat(options.settings().shippedCommit()).isEqualTo(Duration.ofMillis(100));
        assertThat(options.settings().jvmOptions()).containsExactly("-x", "-y");
    }

    @Test
    void shouldTakeAsManyCallsAsTheModeNeeds() {
        assertThat(Options.parse("--mode", "flatness").workload().events()).isEqualTo(20_000_000);
        assertThat(Options.parse("--mode", "restore").workload().span()).isEqualTo(Duration.ofHours(5));
        assertThat(Options.parse("--mode", "restore", "--events", "9")
                        .workload()
                        .events())
                .isEqualTo(9);
    }

    @Test
    void shouldNameEachModeInItsHelp() {
        assertThat(Options.help()).contains("--slow-events", "--jvm");
        for (Options.Mode mode : Options.Mode.values()) {
            assertThat(Options.help()).contains(mode.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Options.parse("--evnts", "5")).hasMessageContaining("--evnts");
        assertThatThrownBy(() -> Options.parse("--events")).hasMessageContaining("--events");
        assertThatThrownBy(() -> Options.parse("--only", "b,x")).hasMessageContaining("'x'");
        assertThatThrownBy(() -> Options.parse("--events", "0", "--series", "1"))
                .hasMessageContaining("events")
                .hasMessageContaining("series");
    }
}
