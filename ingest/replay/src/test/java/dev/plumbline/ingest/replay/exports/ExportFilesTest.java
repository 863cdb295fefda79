package dev.plumbline.ingest.replay.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.formats.LogFormat;
import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFilesTest {
    private static final String CALL = "{\"id\":\"a\",\"startTime\":\"2026-11-18T09:30:00Z\",\"input\":\"x\"}";

    @TempDir
    Path dir;

    @Test
    void shouldReadAListAndASingleLineAlike() throws IOException {
        assertThat(read("list.json", "[" + CALL + "," + CALL + "]")).hasSize(2);
        assertThat(read("lines.json", CALL + "\n" + CALL + "\n")).hasSize(2);
        assertThat(read("page.json", "{\"meta\":{},\"data\":[" + CALL + "]}")).hasSize(1);
        assertThat(read("empty.json", "")).isEmpty();
    }

    @Test
    void shouldTakeTenantAndFeatureFromTheOptions() throws IOException {
        Path file = Files.writeString(dir.resolve("one.jsonl"), CALL);

        LlmCall call = ((ReplayRecord.Call) Exports.read(LogFormat.LANGFUSE, file, new ExportOptions("acme", "chat"))
                        .get(0))
                .call();

        assertThat(call.getTenant() + "/" + call.getFeature()).isEqualTo("acme/chat");
    }

    @Test
    void shouldSayWhereADocumentBreaksWithoutRepeatingIt() {
        assertThatThrownBy(() -> read("cut.json", "[" + CALL + ",\n{\"id\":\"SECRET"))
                .hasRootCauseInstanceOf(IOException.class)
                .hasMessageContaining("cut.json is not JSON at line 2")
                .hasMessageNotContaining("SECRET");
        assertThatThrownBy(() -> read("object.json", "{\n\"rows\":[]}"))
                .hasMessageContaining("object.json has no list \"data\"");
        assertThatThrownBy(() -> read("other.csv", "a,b\n1,2\n"))
                .hasMessageContaining("other.csv has none of the columns of this format");
    }

    @Test
    void shouldReportAQuoteThatIsNotClosedAndAFieldThatIsTooLong() throws IOException {
        assertThat(read("open.csv", "id,startTime\n\"a,2026-11-18T09:30:00Z\nb,2026-11-18T09:30:00Z\n"))
                .containsExactly(new ReplayRecord.Unreadable(2, "has a quote that is not closed"));
        assertThat(read("long.csv", "id,input\n" + "x".repeat(CsvRows.MAX_FIELD + 1) + ",y\n"))
                .containsExactly(
                        new ReplayRecord.Unreadable(2, "has a field longer than " + CsvRows.MAX_FIELD + " characters"));
    }

    @Test
    void shouldPassOverTextsOfAnyLength() throws IOException {
        String prompt = "x".repeat(3 * CsvRows.MAX_FIELD);

        assertThat(read("p.csv", "id,startTime,input\na,2026-11-18T09:30:00Z," + prompt + "\n"))
                .singleElement()
                .isInstanceOf(ReplayRecord.Call.class);
        assertThat(read("p.jsonl", CALL.replace("\"x\"", "\"" + prompt + "\"")))
                .singleElement()
                .isInstanceOf(ReplayRecord.Call.class);
    }

    @Test
    void shouldReadADocumentOfOtlpOverSeveralLines() throws IOException {
        String line = Files.readAllLines(Exports.file("otlp.jsonl")).get(0);
        Path file = Files.writeString(dir.resolve("otlp.json"), line.replaceFirst("\\{", "{\n"));

        assertThat(Exports.read(LogFormat.OTLP_JSON, file, ExportOptions.asExported()))
                .singleElement()
                .isInstanceOf(ReplayRecord.Call.class);
    }

    private List<ReplayRecord> read(String name, String text) throws IOException {
        try {
            return Exports.read(
                    LogFormat.LANGFUSE, Files.writeString(dir.resolve(name), text), ExportOptions.asExported());
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
