package dev.plumbline.ingest.replay.formats;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.SharedData;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlmDriftCsvTest {
    private static final Instant END = Instant.parse("2026-11-01T12:00:00Z");
    private static final LlmDriftOptions OPTIONS = LlmDriftOptions.defaults(Anchor.endAt(END));
    private static final String HEADER =
            "task,item_id,model_family,model_version,called_at,latency_s,answer_tokens,cost_usd,score,answer_chars\n";

    @TempDir
    Path dir;

    @Test
    void shouldReadEveryRowWithItsMeanScorePerTaskAndVersion() throws IOException {
        List<LlmCall> calls = Sources.calls(LlmDriftCsv.open(SharedData.llmDrift(), OPTIONS));

        Map<String, Long> counts = calls.stream().collect(groupingBy(LlmDriftCsvTest::series, counting()));
        Map<String, Double> means = calls.stream()
                .collect(groupingBy(
                        LlmDriftCsvTest::series,
                        averagingDouble(call -> call.getScores().get(0).getValue())));
        assertThat(calls).hasSize(6_400);
        assertThat(counts)
                .hasSize(16)
                .containsEntry("prime gpt-4-0613", 500L)
                .containsEntry("sensitiveq gpt-4-0314", 100L);
        assertThat(means)
                .containsEntry("prime gpt-4-0314", .976)
                .containsEntry("prime gpt-4-0613", .024)
                .containsEntry("counthappynumber gpt-4-0314", .836)
                .containsEntry("counthappynumber gpt-4-0613", .352)
                .containsEntry("prime gpt-3.5-turbo-0301", .074)
                .containsEntry("prime gpt-3.5-turbo-0613", .866)
                .containsEntry("composite gpt-4-0314", .704)
                .containsEntry("sensitiveq gpt-4-0613", .05);
    }

    @Test
    void shouldDeriveThePromptFromTheCostInAllButFourRows() throws IOException {
        List<LlmCall> calls = Sources.calls(LlmDriftCsv.open(SharedData.llmDrift(), OPTIONS));

        assertThat(calls).filteredOn(call -> call.getUsage().getInput() == 0).hasSize(4);
        long input =
                calls.stream().mapToLong(call -> call.getUsage().getInput()).sum();
        long output =
                calls.stream().mapToLong(call -> call.getUsage().getOutput()).sum();
        assertThat(input).isEqualTo(211_646);
        assertThat(output).isEqualTo(2_542_736);
    }

    @Test
    void shouldRunTheOldVersionOfEveryPairBeforeItsNewOne() throws IOException {
        List<LlmCall> calls = Sources.calls(LlmDriftCsv.open(SharedData.llmDrift(), OPTIONS));

        Map<String, String> version = new HashMap<>();
        for (LlmCall call : calls) {
            String pair = call.getFeature() + call.getRequestedModel();
            String before = version.put(pair, call.getServedModel());
            assertThat(before == null || before.compareTo(call.getServedModel()) <= 0)
                    .isTrue();
        }
        assertThat(calls).extracting(LlmCall::getStartedAtMicros).isSorted();
        assertThat(calls.get(6_399).getStartedAtMicros()).isEqualTo(END.toEpochMilli() * 1000);
    }

    @Test
    void shouldGiveTheSameCallsForTheSameSeedAndAnotherOrderForAnother() throws IOException {
        Path file = SharedData.llmDrift();
        List<LlmCall> first = Sources.calls(LlmDriftCsv.open(file, OPTIONS));
        List<LlmCall> again = Sources.calls(LlmDriftCsv.open(file, OPTIONS));
        List<LlmCall> other = Sources.calls(LlmDriftCsv.open(file, OPTIONS.withSeed(2)));

        assertThat(again).isEqualTo(first);
        assertThat(ids(other)).isNotEqualTo(ids(first)).containsExactlyInAnyOrderElementsOf(ids(first));
        assertThat(new HashSet<>(ids(first))).hasSize(6_400);
    }

    @Test
    void shouldFillInEveryFieldThatTheRowHas() throws IOException {
        Path file = file("prime,17,gpt-4,0314,\"07/02/2023, 21:28:40\",4.2915747174,156,0.01026,1.0,522\n");

        LlmCall call =
                Sources.calls(LlmDriftCsv.open(file, OPTIONS.withTenant("t"))).get(0);

        assertThat(call.getCallId()).isEqualTo("llmdrift/prime/17/gpt-4/0314");
        assertThat(call.getTenant()).isEqualTo("t");
        assertThat(call.getFeature()).isEqualTo("prime");
        assertThat(call.getPromptName()).isEqualTo("prime");
        assertThat(call.getProvider()).isEqualTo("openai");
        assertThat(call.getRequestedModel()).isEqualTo("gpt-4");
        assertThat(call.getServedModel()).isEqualTo("gpt-4-0314");
        assertThat(call.getDurationMicros()).isEqualTo(4_291_575);
        assertThat(call.getReportedCostNanos()).isEqualTo(10_260_000);
        assertThat(call.getUsage().getInput()).isEqualTo(30);
        assertThat(call.getUsage().getOutput()).isEqualTo(156);
        assertThat(call.getScores()).singleElement().satisfies(score -> {
            assertThat(score.getName()).isEqualTo("correctness");
            assertThat(score.getSource()).isEqualTo(ScoreSource.HEURISTIC);
            assertThat(score.getValue()).isEqualTo(1);
        });
    }

    @Test
    void shouldReportBadRowsWithLineAndReasonAndReadTheOthers() throws IOException {
        Path file = file("prime,1,gpt-4,0314,d,1.5,10,0.0015,1.0,5\n"
                + "prime,2,gpt-4,0314,d,fast,10,0.0015,1.0,5\n"
                + "prime,3,gpt-4,0314,d,1.5,-10,0.0015,1.0,5\n"
                + "prime,4,gpt-4,0314,d,1.5\n"
                + "prime,5,gpt-4,0314,\"d,1.5,10,0.0015,1.0,5\n"
                + ",6,gpt-4,0314,d,1.5,10,0.0015,1.0,5\n"
                + "prime,7,gpt-4,0314,d,-1.5,10,0.0015,1.0,5\n"
                + "prime,8,gpt-4,0314,d,1.5,10,0.0015,1.0,5\n");

        RecordSource source = LlmDriftCsv.open(file, OPTIONS);
        List<ReplayRecord> records = Sources.all(source);

        assertThat(records).hasSize(8);
        assertThat(source.total()).hasValue(8);
        assertThat(Sources.faults(records))
                .containsExactly(
                        new ReplayRecord.Unreadable(3, "latency_s is not a number: \"fast\""),
                        new ReplayRecord.Unreadable(4, "answer_tokens is not a whole number: \"-10\""),
                        new ReplayRecord.Unreadable(5, "has 6 fields, but the header has 10"),
                        new ReplayRecord.Unreadable(6, "has a quote that is not closed"),
                        new ReplayRecord.Unreadable(7, "task is empty"),
                        new ReplayRecord.Unreadable(8, "latency_s is out of range: \"-1.5\""));
    }

    @Test
    void shouldRunOnePairAfterTheOtherWhenAsked() throws IOException {
        Path file = file("a,1,gpt-4,0613,d,1,1,0.001,1.0,5\nb,1,gpt-4,0314,d,1,1,0.001,1.0,5\n"
                + "a,1,gpt-4,0314,d,1,1,0.001,1.0,5\nb,1,gpt-4,0613,d,1,1,0.001,1.0,5\n");
        LlmDriftOptions options = LlmDriftOptions.defaults(Anchor.recorded())
                .withLayout(LlmDriftOptions.Layout.ONE_AFTER_ANOTHER)
                .withCallsPerSecond(2);

        List<LlmCall> calls = Sources.calls(LlmDriftCsv.open(file, options));

        assertThat(calls)
                .extracting(LlmDriftCsvTest::series)
                .containsExactly("a gpt-4-0314", "a gpt-4-0613", "b gpt-4-0314", "b gpt-4-0613");
        assertThat(calls).extracting(LlmCall::getStartedAtMicros).containsExactly(0L, 500_000L, 1_000_000L, 1_500_000L);
    }

    @Test
    void shouldRefuseAFileThatLacksAColumn() throws IOException {
        Path file = Files.writeString(dir.resolve("x.csv"), "task,score\nprime,1\n");

        assertThatThrownBy(() -> LlmDriftCsv.open(file, OPTIONS))
                .isInstanceOf(IOException.class)
                .hasMessage("x.csv has no column \"item_id\"");
    }

    @Test
    void shouldReportAllThatIsWrongWithTheOptions() {
        assertThatThrownBy(() -> OPTIONS.withTenant("").withCallsPerSecond(0)).hasMessageContaining("tenant");
        assertThatThrownBy(() -> new LlmDriftOptions("", 1, 0, LlmDriftOptions.Layout.TOGETHER, Anchor.recorded()))
                .hasMessageContaining("tenant")
                .hasMessageContaining("callsPerSecond");
    }

    private Path file(String rows) throws IOException {
        return Files.writeString(dir.resolve("rows.csv"), HEADER + rows);
    }

    private static String series(LlmCall call) {
        return call.getFeature() + ' ' + call.getServedModel();
    }

    private static List<String> ids(List<LlmCall> calls) {
        return calls.stream().map(LlmCall::getCallId).toList();
    }
}
