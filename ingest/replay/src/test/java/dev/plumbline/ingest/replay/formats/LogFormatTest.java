package dev.plumbline.ingest.replay.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.replay.SharedData;
import dev.plumbline.ingest.replay.exports.ExportOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LogFormatTest {
    @Test
    void shouldOpenTheFilesByName() throws IOException {
        Path drift = SharedData.llmDrift();
        Path azure = SharedData.azureTrace();

        assertThat(Sources.calls(
                        LogFormat.parse("llmdrift").open(drift, new ExportOptions("t", ""), Anchor.recorded())))
                .hasSize(6_400)
                .allMatch(call -> call.getTenant().equals("t"));
        assertThat(Sources.calls(LogFormat.parse("Azure").open(azure, ExportOptions.asExported(), Anchor.recorded())))
                .hasSize(19_366)
                .allMatch(call -> call.getTenant().equals("azure"));
    }

    @Test
    void shouldNameTheFormatsThereAre() {
        assertThatThrownBy(() -> LogFormat.parse("xml"))
                .hasMessage("format must be one of jsonl, langfuse, helicone, litellm, openai-usage, otlp-json, "
                        + "llmdrift, azure, but is \"xml\"");
    }

    @Test
    void shouldRefuseATenantForJsonLines() {
        assertThatThrownBy(() -> LogFormat.JSONL.open(Path.of("x"), new ExportOptions("t", ""), Anchor.recorded()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
