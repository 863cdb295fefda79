package dev.plumbline.processors.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.sequential.Onset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real silent model updates: the scores of the LLMDrift study, old model version first, then the new one. */
class LlmDriftTest {
    private static final int SHUFFLES = 20;
    private static final int CALLS_A_MINUTE = 2;
    private static final MeanDriftConfig CONFIG = MeanDriftConfig.DEFAULT.withWarmUp(WarmUp.ofSamples(400));

    @ParameterizedTest
    @CsvSource({
        "prime,gpt-4,0314,0613,DROP,40",
        "counthappynumber,gpt-4,0314,0613,DROP,100",
        "prime,gpt-3.5-turbo,0301,0613,RISE,40",
        "composite,gpt-3.5-turbo,0301,0613,DROP,120",
        "composite,gpt-4,0314,0613,RISE,300"
    })
    void shouldFireOnASilentModelUpdate(
            String task, String family, String before, String after, Direction direction, long mostSamples) {
        int covered = 0;
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            List<Long> stream = shuffled(scores(task, family, before), shuffle);
            int update = stream.size();
            stream.addAll(shuffled(scores(task, family, after), shuffle));
            List<DriftTransition> transitions = run(CONFIG, stream);
            assertThat(transitions).hasSize(1);
            DriftTransition fired = transitions.get(0);
            assertThat(fired.direction()).isEqualTo(direction);
            assertThat(fired.minute() * CALLS_A_MINUTE).isBetween((long) update, update + mostSamples);
            covered += covers(fired.onset(), update / CALLS_A_MINUTE) ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(SHUFFLES * 8 / 10);
    }

    private static boolean covers(Onset onset, long minute) {
        return onset.lowMinute() <= minute && minute <= onset.highMinute();
    }

    @ParameterizedTest
    @CsvSource({
        "prime,gpt-4,0314",
        "counthappynumber,gpt-4,0314",
        "composite,gpt-4,0314",
        "prime,gpt-3.5-turbo,0301",
        "counthappynumber,gpt-3.5-turbo,0301",
        "composite,gpt-3.5-turbo,0301"
    })
    void shouldStayQuietWhileTheModelStaysTheSame(String task, String family, String version) {
        MeanDriftConfig config = CONFIG.withWarmUp(WarmUp.ofSamples(200));
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            assertThat(run(config, shuffled(scores(task, family, version), shuffle)))
                    .isEmpty();
        }
    }

    @Test
    void shouldStateTheNumbersOfTheUpdate() {
        List<Long> stream = new ArrayList<>(shuffled(scores("prime", "gpt-4", "0314"), 1));
        stream.addAll(shuffled(scores("prime", "gpt-4", "0613"), 1));
        DriftTransition fired = run(CONFIG, stream).get(0);
        assertThat(fired.kind()).isEqualTo(DriftTransition.Kind.FIRED);
        assertThat(fired.baselineMeanMillionths()).isBetween(960_000L, 990_000L);
        assertThat(fired.observedMeanMillionths()).isLessThan(250_000);
        assertThat(fired.baselineSize()).isEqualTo(400);
        assertThat(fired.evidence()).isGreaterThanOrEqualTo(fired.threshold());
        assertThat(fired.threshold()).isEqualTo(2_880_000);
    }

    private static List<DriftTransition> run(MeanDriftConfig config, List<Long> stream) {
        MeanDriftDetector detector = new MeanDriftDetector(config);
        List<DriftTransition> transitions = new ArrayList<>();
        for (int i = 0; i + CALLS_A_MINUTE <= stream.size(); i += CALLS_A_MINUTE) {
            ScoreBatch batch = ScoreBatch.of(stream.get(i), stream.get(i + 1));
            detector.onMinute(i / CALLS_A_MINUTE, batch).ifPresent(transitions::add);
        }
        return transitions;
    }

    private static List<Long> shuffled(List<Long> scores, long seed) {
        List<Long> copy = new ArrayList<>(scores);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }

    private static List<Long> scores(String task, String family, String version) {
        List<Long> scores = new ArrayList<>();
        for (String line : lines()) {
            // The fifth field is quoted and contains one comma, so the score is the tenth part.
            String[] parts = line.split(",", -1);
            if (parts[0].equals(task) && parts[2].equals(family) && parts[3].equals(version)) {
                scores.add(Math.round(Double.parseDouble(parts[9]) * 1e6));
            }
        }
        return scores;
    }

    private static List<String> lines() {
        Optional<Path> file = find(Path.of("").toAbsolutePath());
        assumeTrue(file.isPresent(), "no shared/data/llmdrift beside the repository");
        try {
            return Files.readAllLines(file.orElseThrow());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<Path> find(Path from) {
        for (Path at = from; at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/llmdrift/llmdrift_scores.csv");
            if (Files.exists(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
