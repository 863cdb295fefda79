package dev.plumbline.ingest.replay.scenario.draws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.SharedData;
import dev.plumbline.ingest.replay.exports.ExportOptions;
import dev.plumbline.ingest.replay.formats.Anchor;
import dev.plumbline.ingest.replay.formats.LogFormat;
import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Holds the figures of the scenario against the files that they are said to be from. */
class PublishedFiguresTest {
    private static final double[] LEVELS = {.01, .05, .1, .25, .5, .75, .9, .95, .99, .999};

    @Test
    void shouldHaveTheQuantilesOfTheAzureTrace() throws IOException {
        List<LlmCall> calls = read(LogFormat.AZURE, SharedData.azureTrace());

        checkQuantiles(TokenShape.INPUT, calls, call -> call.getUsage().getInput());
        checkQuantiles(TokenShape.OUTPUT, calls, call -> call.getUsage().getOutput());
    }

    @Test
    void shouldHaveTheLatenciesOfLlmDrift() throws IOException {
        List<LlmCall> calls = read(LogFormat.LLMDRIFT, SharedData.llmDrift());

        Predicate<LlmCall> brief = call -> call.getUsage().getOutput() <= 5;
        Predicate<LlmCall> lengthy = call -> call.getUsage().getOutput() >= 100;
        double large = median(
                calls, served("gpt-4-0613").and(brief).and(c -> c.getFeature().equals("prime")), false);
        double small = median(calls, served("gpt-3.5-turbo-0301").and(brief), false);
        assertThat(large).isCloseTo(1.43, within(.01));
        assertThat(small).isCloseTo(.348, within(.001));
        assertThat(median(calls, served("gpt-4-0314").and(lengthy), true)).isCloseTo(.0392, within(.0001));
        assertThat(median(calls, served("gpt-3.5-turbo-0301").and(lengthy), true))
                .isCloseTo(.0268, within(.0001));

        Dice dice = new Dice(1);
        assertThat(median(() -> Pacing.LARGE.firstToken(dice) / 1e6)).isCloseTo(large, within(.03));
        assertThat(median(() -> Pacing.SMALL.firstToken(dice) / 1e6)).isCloseTo(small, within(.005));
        assertThat(median(() -> Pacing.LARGE.rest(dice, 100) / 1e8)).isCloseTo(.0392, within(.0004));
        assertThat(median(() -> Pacing.SMALL.rest(dice, 100) / 1e8)).isCloseTo(.0268, within(.0004));
    }

    private static void checkQuantiles(TokenShape shape, List<LlmCall> calls, ToLongFunction<LlmCall> tokens) {
        long[] sorted = calls.stream().mapToLong(tokens).sorted().toArray();
        for (double level : LEVELS) {
            assertThat(shape.at(level)).isEqualTo(sorted[(int) (level * (sorted.length - 1))]);
        }
        assertThat(shape.at(0)).isEqualTo(sorted[0]);
    }

    private static Predicate<LlmCall> served(String model) {
        return call -> call.getServedModel().equals(model);
    }

    private static double median(List<LlmCall> calls, Predicate<LlmCall> which, boolean perToken) {
        double[] seconds = calls.stream()
                .filter(which)
                .mapToDouble(c ->
                        c.getDurationMicros() / 1e6 / (perToken ? c.getUsage().getOutput() : 1))
                .sorted()
                .toArray();
        return seconds[seconds.length / 2];
    }

    private static double median(DoubleSupplier draw) {
        return DoubleStream.generate(draw)
                .limit(50_001)
                .sorted()
                .skip(25_000)
                .findFirst()
                .orElseThrow();
    }

    private static List<LlmCall> read(LogFormat format, Path file) throws IOException {
        List<LlmCall> calls = new ArrayList<>();
        try (RecordSource source = format.open(file, ExportOptions.asExported(), Anchor.recorded())) {
            for (ReplayRecord record = source.next(); record != null; record = source.next()) {
                calls.add(((ReplayRecord.Call) record).call());
            }
        }
        return calls;
    }
}
