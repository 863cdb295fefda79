package dev.plumbline.ingest.replay.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.exports.ExportOptions;
import dev.plumbline.ingest.replay.formats.text.LineReader;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
    private static final String IDENTITY = "\"call_id\":\"c\",\"tenant\":\"t\",\"feature\":\"f\"";

    @TempDir
    Path dir;

    @Test
    void shouldReadEveryField() throws IOException {
        LlmCall call = only("""
                {"call_id":"c1","started_at":"2026-11-01T12:00:00.123456+01:00","duration_ms":820.5,
                 "time_to_first_token_ms":310,"tenant":"acme","feature":"chat","outcome":"rate_limited",
                 "usage":{"input":10,"output":20,"cache_write_5m":3},"reported_cost_nanos":null,"retries":2,
                 "scores":[{"name":"tone","value":1},{"name":"truth","value":0.5,"source":"JUDGE"}],
                 "guardrails":[{"name":"pii","verdict":"block","blocked":true}],"attributes":{"team":"x"}}
                """.replace("\n", " "));

        assertThat(call.getStartedAtMicros()).isEqualTo(1_793_530_800_123_456L);
        assertThat(call.getDurationMicros()).isEqualTo(820_500);
        assertThat(call.getTimeToFirstTokenMicros()).isEqualTo(310_000);
        assertThat(call.getOutcome()).isEqualTo(Outcome.RATE_LIMITED);
        assertThat(call.getUsage()).isEqualTo(new Usage(10L, 0L, 3L, 0L, 20L, 0L, 0L, 0L));
        assertThat(call.getReportedCostNanos()).isNull();
        assertThat(call.getRetries()).isEqualTo(2);
        assertThat(call.getScores().get(0).getSource()).isEqualTo(ScoreSource.HEURISTIC);
        assertThat(call.getScores().get(1).getSource()).isEqualTo(ScoreSource.JUDGE);
        assertThat(call.getGuardrails().get(0).getBlocked()).isTrue();
        assertThat(call.getAttributes()).containsEntry("team", "x");
    }

    @Test
    void shouldTakeTheDefaultsOfTheSchemaForWhatIsLeftOut() throws IOException {
        LlmCall call = only("{" + IDENTITY + ",\"started_at_micros\":5}");

        assertThat(call).isEqualTo(BlankCall.create("c", 5, "t", "f"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"started_at_micros\":1,\"usage\":{\"outptu\":1}|usage.outptu is not a known field",
                "\"started_at_micros\":1,\"usage\":{\"output\":1.5}|usage.output is not a whole number",
                "\"started_at_micros\":1,\"usage\":{\"output\":\"1\"}|usage.output is not a whole number",
                "\"started_at_micros\":1,\"usage\":7|usage is not an object",
                "\"started_at_micros\":99999999999999999999|started_at_micros is not a whole number",
                "\"started_at\":\"noon\"|started_at is not an RFC 3339 time: \"noon\"",
                "\"started_at\":\"2026-11-01T12:00:00Z\",\"started_at_micros\":1|has both started_at and started_at_micros",
                "\"app\":\"a\"|started_at_micros is missing",
                "\"started_at_micros\":1,\"scores\":[{\"name\":\"n\"}]|scores[0].value is missing",
                "\"started_at_micros\":1,\"scores\":[{\"name\":\"n\",\"value\":\"NaN\"}]|scores[0].value is not a number",
                "\"started_at_micros\":1,\"outcome\":\"fine\"|outcome is none of [UNKNOWN, OK, ERROR, TIMEOUT, RATE_LIMITED, REFUSED, FILTERED, CANCELLED]",
                "\"started_at_micros\":1,\"duration_ms\":\"x\"|duration_ms is not a number",
                "\"started_at_micros\":1,\"duration_ms\":1e300|duration_ms is out of range",
                "\"started_at_micros\":1,\"attributes\":{\"a\":1}|attributes.a is not text",
                "\"started_at_micros\":1,\"app\":null|app is not text",
            })
    void shouldSayWhichFieldIsWrong(String fields, String reason) throws IOException {
        List<ReplayRecord> records = read("{" + IDENTITY + "," + fields + "}\n");

        assertThat(records).containsExactly(new ReplayRecord.Unreadable(1, reason));
    }

    @Test
    void shouldGoOnAfterLinesThatAreNotJson() throws IOException {
        String good = "{" + IDENTITY + ",\"started_at_micros\":5}\n";
        List<ReplayRecord> records =
                read(good + "{\"call_id\":\n" + "[]\n" + "\n" + "{} {}\n" + "{\"a\":1,\"a\":2}\n" + good);

        assertThat(Sources.faults(records))
                .extracting(ReplayRecord.Unreadable::line)
                .containsExactly(2L, 3L, 5L, 6L);
        assertThat(records).hasSize(6).last().isInstanceOf(ReplayRecord.Call.class);
    }

    @Test
    void shouldRefuseALineThatIsTooLongAndOneThatIsNotUtf8() throws IOException {
        byte[] good = ("{" + IDENTITY + ",\"started_at_micros\":5}\n").getBytes(StandardCharsets.UTF_8);
        Path file = dir.resolve("calls.jsonl");
        try (var out = Files.newOutputStream(file)) {
            out.write(("\"" + "x".repeat(LineReader.MAX_LINE_BYTES) + "\"\n").getBytes(StandardCharsets.UTF_8));
            out.write(new byte[] {'"', (byte) 0xC3, '"', '\n'});
            out.write(good);
        }

        List<ReplayRecord> records = Sources.all(JsonLines.open(file, Anchor.recorded()));

        assertThat(Sources.faults(records))
                .containsExactly(
                        new ReplayRecord.Unreadable(1, "longer than 1048576 bytes"),
                        new ReplayRecord.Unreadable(2, "not UTF-8"));
        assertThat(records).hasSize(3);
    }

    @Test
    void shouldMoveTheCallsToTheAnchorAndKnowHowManyThereAre() throws IOException {
        Path file = Files.writeString(
                dir.resolve("calls.jsonl"),
                "\uFEFF{" + IDENTITY + ",\"started_at_micros\":5}\nbad\n{" + IDENTITY + ",\"started_at_micros\":2}");
        RecordSource source =
                LogFormat.parse("JSONL").open(file, ExportOptions.asExported(), Anchor.endAt(Instant.ofEpochSecond(1)));

        assertThat(source.total()).hasValue(3);
        assertThat(Sources.calls(source))
                .extracting(LlmCall::getStartedAtMicros)
                .containsExactly(1_000_000L, 999_997L);
    }

    private LlmCall only(String line) throws IOException {
        List<ReplayRecord> records = read(line + "\n");
        assertThat(records).singleElement().isInstanceOf(ReplayRecord.Call.class);
        return ((ReplayRecord.Call) records.get(0)).call();
    }

    private List<ReplayRecord> read(String text) throws IOException {
        Path file = Files.writeString(dir.resolve("calls.jsonl"), text);
        return Sources.all(JsonLines.open(file, Anchor.recorded()));
    }
}
