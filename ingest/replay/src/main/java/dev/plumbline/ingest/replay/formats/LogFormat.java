package dev.plumbline.ingest.replay.formats;

import dev.plumbline.ingest.replay.RecordSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats by name, as a command line gives them, each with its default options. */
public enum LogFormat {
    /** {@link LlmDriftCsv}. */
    LLMDRIFT {
        @Override
        public RecordSource open(Path file, String tenant, Anchor anchor) throws IOException {
            LlmDriftOptions options = LlmDriftOptions.defaults(anchor);
            return LlmDriftCsv.open(file, tenant.isEmpty() ? options : options.withTenant(tenant));
        }
    },
    /** {@link AzureTraceCsv}. */
    AZURE {
        @Override
        public RecordSource open(Path file, String tenant, Anchor anchor) throws IOException {
            AzureTraceOptions options = AzureTraceOptions.defaults(anchor);
            return AzureTraceCsv.open(file, tenant.isEmpty() ? options : options.withTenant(tenant));
        }
    },
    /** {@link JsonLines}. The lines name their tenants. */
    JSONL {
        @Override
        public RecordSource open(Path file, String tenant, Anchor anchor) throws IOException {
            if (!tenant.isEmpty()) {
                throw new IllegalArgumentException("jsonl takes no tenant: every line has its own");
            }
            return JsonLines.open(file, anchor);
        }
    };

    /**
     * Opens a file.
     *
     * @param tenant tenant of all calls, or empty for the default of the format
     * @param anchor where the event times lie
     * @throws IOException if the file cannot be read or is not of this format
     */
    public abstract RecordSource open(Path file, String tenant, Anchor anchor) throws IOException;

    /**
     * The format with this name, in any case.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static LogFormat parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("format must be one of " + names() + ", but is \"" + name + "\""));
    }

    private static String names() {
        return Arrays.stream(values())
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
