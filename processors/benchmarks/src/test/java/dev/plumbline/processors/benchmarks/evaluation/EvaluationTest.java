package dev.plumbline.processors.benchmarks.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.benchmarks.evaluation.contenders.Contenders;
import dev.plumbline.processors.benchmarks.evaluation.report.Report;
import dev.plumbline.processors.benchmarks.evaluation.trials.Delays;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evaluation itself on a few series: that its figures are right in kind, and the same for the same seed. */
class EvaluationTest {
    private static final String SIMULATIONS = "iid-1440,shape-1440,rate-5,latency,mix";

    private static Report run(String... more) throws IOException {
        String[] args = new String[more.length + 4];
        args[0] = "--series-days";
        args[1] = "4";
        args[2] = "--trials";
        args[3] = "2";
        System.arraycopy(more, 0, args, 4, more.length);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Evaluation(EvaluationOptions.parse(args), nowhere).run();
    }

    @Test
    void shouldGiveTheSameFiguresForTheSameSeedHoweverManyThreads() throws IOException {
        String[] small = {"--sections", "alarms,delays,example", "--only", "iid-1440,latency", "--seed", "5"};
        String once = EvaluationMain.json(run(concat(small, "--threads", "1")));
        assertThat(EvaluationMain.json(run(concat(small, "--threads", "2")))).isEqualTo(once);
        small[5] = "6";
        assertThat(EvaluationMain.json(run(small))).isNotEqualTo(once);
    }

    private static String[] concat(String[] first, String... second) {
        String[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @Test
    void shouldFindTheLargestChangeOfEverySimulation() throws IOException {
        Report report = run("--sections", "delays", "--only", SIMULATIONS, "--peers", "false");
        assertThat(report.delays()).isNotEmpty().allMatch(row -> row.contender().equals(Contenders.OURS));
        for (String simulation : SIMULATIONS.split(",")) {
            Delays.Row largest = report.delays().stream()
                    .filter(row -> row.simulation().equals(simulation))
                    .reduce((first, last) -> last)
                    .orElseThrow();
            assertThat(largest.missed()).describedAs(simulation).isZero();
            assertThat(Objects.requireNonNull(largest.median())).isBetween(1L, 5_000L);
        }
    }

    @Test
    void shouldRunPeersOnTheSameSeries() throws IOException {
        Report report = run("--sections", "alarms,delays", "--only", "iid-1440");
        assertThat(report.alarms())
                .extracting("contender")
                .containsExactlyElementsOf(
                        Contenders.of(report.simulations().get(0).law(), true).keySet());
        assertThat(report.alarms()).allMatch(row -> row.seriesDays() == 4 && row.low() <= row.per1000Days());
        assertThat(report.delays())
                .filteredOn(row -> row.effect() == -1)
                .allMatch(row -> row.missed() == 0, "a drop of a whole sd is found by all");
    }

    @Test
    void shouldFillAPageAndDrawBesideIt(@TempDir Path directory) throws Exception {
        Report report = run("--sections", "alarms,delays,example", "--only", "realistic-1440");
        String page =
                "before\n<!-- table false-alarms -->\nstale\n<!-- end -->\n<!-- table fleets -->\nkept\n<!-- end -->\nafter\n";
        String filled = report.fill(page, Set.of());
        assertThat(filled)
                .startsWith("before\n<!-- table false-alarms -->\n\n| simulation |")
                .contains("| realistic-1440 | **Plumbline** | 4 |")
                .contains("kept")
                .doesNotContain("stale")
                .endsWith("<!-- end -->\nafter\n");
        assertThat(report.fill(filled, Set.of())).isEqualTo(filled);
        assertThat(report.fill(page, Set.of("delays"))).isEqualTo(page);
        report.draw(directory);
        for (String name : new String[] {"delay-realistic-1440.svg", "false-alarms.svg", "example.svg"}) {
            Path picture = directory.resolve(name);
            assertThat(Files.size(picture)).isLessThan(60_000);
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
        }
    }

    @Test
    void shouldCompareVariantsFleetsAndAttributions() throws IOException {
        Report report = run("--sections", "attribution,experiments,fleet");
        assertThat(report.attributions()).allMatch(row -> row.runs() == 8);
        assertThat(report.experiments()).allMatch(row -> row.covered() > 0 && row.claims() <= row.experiments());
        assertThat(report.fleets()).allMatch(row -> row.arlDays() == 7 * row.detectors());
        assertThat(report.text()).contains("goals", "fleets", "experiments", "attribution");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThatThrownBy(() -> EvaluationOptions.parse("--series", "1")).hasMessageContaining("series-days");
        assertThatThrownBy(() -> EvaluationOptions.parse("--trials", "0", "--series-days", "0"))
                .hasMessageContaining("trials must be at least 1, was 0")
                .hasMessageContaining("series-days must be at least 1, was 0");
    }
}
