package dev.plumbline.processors.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.processors.benchmarks.measure.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    private static Measurement run(String letter, double seconds) {
        return new Measurement(
                letter,
                1_000,
                0,
                List.of(new Sample(0, 250, 0, 0), new Sample(seconds, 1_000, seconds, seconds / 10)),
                Map.of("packets-repartition", 500.0, "days-changelog", 100.0),
                7,
                5_000_000,
                1);
    }

    @Test
    void shouldTakeTheMedianOfEachFigure() {
        Row row = Row.of(List.of(run("b", 1), run("b", 30), run("b", 3)));
        assertThat(row.eventsPerSecond()).isEqualTo(250);
        assertThat(row.cpuSecondsPerMillion()).isEqualTo(4_000);
        assertThat(row.compilerSecondsPerMillion()).isCloseTo(400, within(1e-9));
        assertThat(row.repartitionBytesPerEvent()).isEqualTo(0.5);
        assertThat(row.changelogBytesPerEvent()).isEqualTo(0.1);
    }

    @Test
    void shouldSayHowMuchWasMeasured() {
        assertThat(Table.of(List.of(Row.of(List.of(run("b", 3)))))).containsPattern(" 25% +3\\.0 ");
    }

    @Test
    void shouldHoldEachRowAgainstThePlainConsumer() {
        String table = Table.of(List.of(Row.of(List.of(run("b", 1))), Row.of(List.of(run("f", 4)))));
        assertThat(table.lines()).hasSize(3);
        assertThat(table.lines().skip(2)).singleElement().asString().containsPattern("0\\.250 +4\\.00$");
    }
}
