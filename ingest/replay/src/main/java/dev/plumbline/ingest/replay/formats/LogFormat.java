package dev.plumbline.ingest.replay.formats;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.exports.ExportOptions;
import dev.plumbline.ingest.replay.exports.HeliconeExport;
import dev.plumbline.ingest.replay.exports.LangfuseExport;
import dev.plumbline.ingest.replay.exports.LiteLlmLog;
import dev.plumbline.ingest.replay.exports.OpenAiUsage;
import dev.plumbline.ingest.replay.exports.OtlpJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats by name, as a command line gives them, each with its default options. */
public enum LogFormat {
    /** {@link JsonLines}. The lines name their tenants and features. */
    JSONL(true, LogFormat::jsonLines),
    /** {@link LangfuseExport}. */
    LANGFUSE(true, anchored(LangfuseExport::open)),
    /** {@link HeliconeExport}. */
    HELICONE(true, anchored(HeliconeExport::open)),
    /** {@link LiteLlmLog}. */
    LITELLM(true, anchored(LiteLlmLog::open)),
    /** {@link OpenAiUsage}. */
    OPENAI_USAGE(true, anchored(OpenAiUsage::open)),
    /** {@link OtlpJson}. */
    OTLP_JSON(true, anchored(OtlpJson::open)),
    /** {@link LlmDriftCsv}. The tasks are the features. */
    LLMDRIFT(false, LogFormat::llmDrift),
    /** {@link AzureTraceCsv}. */
    AZURE(false, LogFormat::azure);

    private interface Opener {
        RecordSource open(Path file, ExportOptions options, Anchor anchor) throws IOException;
    }

    private interface Export {
        RecordSource open(Path file, ExportOptions options) throws IOException;
    }

    private final boolean history;
    private final Opener opener;

    LogFormat(boolean history, Opener opener) {
        this.history = history;
        this.opener = opener;
    }

    /**
     * Opens a file.
     *
     * @param options tenant and feature of all calls, each empty for what the file says or the format's default
     * @param anchor where the event times lie
     * @throws IOException if the file cannot be read or is not of this format
     * @throws IllegalArgumentException if the format takes no tenant or no feature, and one is given
     */
    public RecordSource open(Path file, ExportOptions options, Anchor anchor) throws IOException {
        return opener.open(file, options, anchor);
    }

    /** True for what was logged of an application, whose times mean something; false for data to play with. */
    public boolean isHistory() {
        return history;
    }

    /** The name on a command line, for example {@code openai-usage}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The format with this label, in any case.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static LogFormat parse(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equalsIgnoreCase(label.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "format must be one of " + labels() + ", but is \"" + label + "\""));
    }

    private static String labels() {
        return Arrays.stream(values()).map(LogFormat::label).collect(Collectors.joining(", "));
    }

    private static Opener anchored(Export export) {
        return (file, options, anchor) -> AnchoredCalls.open(() -> export.open(file, options), anchor);
    }

    private static RecordSource jsonLines(Path file, ExportOptions options, Anchor anchor) throws IOException {
        if (!options.equals(ExportOptions.asExported())) {
            throw new IllegalArgumentException("jsonl takes neither tenant nor feature: every line has its own");
        }
        return JsonLines.open(file, anchor);
    }

    private static RecordSource llmDrift(Path file, ExportOptions options, Anchor anchor) throws IOException {
        refuseFeature(options, "llmdrift");
        LlmDriftOptions defaults = LlmDriftOptions.defaults(anchor);
        return LlmDriftCsv.open(file, options.tenant().isEmpty() ? defaults : defaults.withTenant(options.tenant()));
    }

    private static RecordSource azure(Path file, ExportOptions options, Anchor anchor) throws IOException {
        refuseFeature(options, "azure");
        AzureTraceOptions defaults = AzureTraceOptions.defaults(anchor);
        return AzureTraceCsv.open(file, options.tenant().isEmpty() ? defaults : defaults.withTenant(options.tenant()));
    }

    private static void refuseFeature(ExportOptions options, String format) {
        if (!options.feature().isEmpty()) {
            throw new IllegalArgumentException(format + " takes no feature");
        }
    }
}
