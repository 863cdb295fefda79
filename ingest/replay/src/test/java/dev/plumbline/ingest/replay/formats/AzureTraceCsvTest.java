package dev.plumbline.ingest.replay.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.SharedData;
import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzureTraceCsvTest {
    @TempDir
    Path dir;

    @Test
    void shouldReadEveryCallWithItsTokens() throws IOException {
        RecordSource source =
                AzureTraceCsv.open(SharedData.azureTrace(), AzureTraceOptions.defaults(Anchor.recorded()));
        List<LlmCall> calls = Sources.calls(source);

        assertThat(calls).hasSize(19_366);
        assertThat(calls.stream().mapToLong(c -> c.getUsage().getInput()).sum()).isEqualTo(22_361_870);
        assertThat(calls.stream().mapToLong(c -> c.getUsage().getOutput()).sum())
                .isEqualTo(4_088_665);
        assertThat(new HashSet<>(calls.stream().map(LlmCall::getCallId).toList()))
                .hasSize(19_366);
        assertThat(time(calls.get(0))).isEqualTo("2023-11-16T18:15:46.680590Z");
        assertThat(time(calls.get(19_365))).isEqualTo("2023-11-16T19:14:08.402527Z");
    }

    @Test
    void shouldMoveTheHourSoThatItEndsAtTheAnchor() throws IOException {
        Instant end = Instant.parse("2026-11-01T12:00:00Z");
        RecordSource source =
                AzureTraceCsv.open(SharedData.azureTrace(), AzureTraceOptions.defaults(Anchor.endAt(end)));
        assertThat(source.total()).hasValue(19_366);
        List<LlmCall> calls = Sources.calls(source);

        assertThat(time(calls.get(19_365))).isEqualTo(end);
        assertThat(time(calls.get(0))).isEqualTo("2026-11-01T11:01:38.278063Z");
        assertThat(calls).extracting(LlmCall::getStartedAtMicros).isSorted();
    }

    @Test
    void shouldStartAtTheAnchorWhenAsked() throws IOException {
        Instant start = Instant.parse("2026-11-01T12:00:00Z");
        Path file = file("2023-11-16 18:15:46.6805900,374,44\n2023-11-16 18:15:50,396,109\n");

        List<LlmCall> calls =
                Sources.calls(AzureTraceCsv.open(file, AzureTraceOptions.defaults(Anchor.startAt(start))));

        assertThat(time(calls.get(0))).isEqualTo(start);
        assertThat(time(calls.get(1))).isEqualTo(start.plusNanos(3_319_410_000L));
    }

    @Test
    void shouldReportBadRowsWithLineAndReasonAndReadTheOthers() throws IOException {
        Path file = file("2023-11-16 18:15:46.6805900,374,44\r\nyesterday,1,2\n\n2023-11-16 18:15:47.0,x,2\n");

        List<ReplayRecord> records = Sources.all(AzureTraceCsv.open(
                file, AzureTraceOptions.defaults(Anchor.recorded()).withModel("gpt-4o")));

        assertThat(records).hasSize(3);
        assertThat(((ReplayRecord.Call) records.get(0)).call().getRequestedModel())
                .isEqualTo("gpt-4o");
        assertThat(Sources.faults(records))
                .containsExactly(
                        new ReplayRecord.Unreadable(3, "TIMESTAMP is not a time: \"yesterday\""),
                        new ReplayRecord.Unreadable(5, "ContextTokens is not a whole number: \"x\""));
    }

    private Path file(String rows) throws IOException {
        return Files.writeString(dir.resolve("rows.csv"), "TIMESTAMP,ContextTokens,GeneratedTokens\n" + rows);
    }

    private static Instant time(LlmCall call) {
        return Instant.EPOCH.plus(call.getStartedAtMicros(), ChronoUnit.MICROS);
    }
}
