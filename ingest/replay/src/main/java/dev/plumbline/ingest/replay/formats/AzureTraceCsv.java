package dev.plumbline.ingest.replay.formats;

import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.formats.text.CsvFile;
import dev.plumbline.ingest.replay.formats.text.Fields;
import dev.plumbline.ingest.replay.formats.text.RowFault;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Azure LLM inference trace of 2023 (columns TIMESTAMP, ContextTokens, GeneratedTokens): one call a row, at
 * its arrival time in UTC, cut to microseconds.
 *
 * <p>Context tokens are input, generated tokens are output. The trace has no latency, so the duration is unknown. The
 * call id is {@code azure-conv/} and the line number.
 */
public final class AzureTraceCsv implements RecordSource {
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();

    private final CsvFile csv;
    private final AzureTraceOptions options;

    private AzureTraceCsv(Path file, AzureTraceOptions options) throws IOException {
        this.csv = new CsvFile(file, List.of("TIMESTAMP", "ContextTokens", "GeneratedTokens"));
        this.options = options;
    }

    /** @throws IOException if the file cannot be read or lacks one of the three columns */
    public static RecordSource open(Path file, AzureTraceOptions options) throws IOException {
        return AnchoredCalls.open(() -> new AzureTraceCsv(file, options), options.anchor());
    }

    @Override
    public @Nullable ReplayRecord next() throws IOException {
        CsvFile.Row row = csv.next();
        if (row == null) {
            return null;
        }
        try {
            return ReplayRecord.Call.of(call(row));
        } catch (RowFault e) {
            return new ReplayRecord.Unreadable(row.line(), e.reason());
        }
    }

    private LlmCall call(CsvFile.Row row) throws RowFault {
        if (!row.fault().isEmpty()) {
            throw new RowFault(row.fault());
        }
        LlmCall call = BlankCall.create(
                "azure-conv/" + row.line(), micros(row.values().get(0)), options.tenant(), options.feature());
        call.setProvider(options.provider());
        call.setRequestedModel(options.model());
        Usage usage = call.getUsage();
        usage.setInput(Fields.count("ContextTokens", row.values().get(1)));
        usage.setOutput(Fields.count("GeneratedTokens", row.values().get(2)));
        return call;
    }

    private static long micros(String text) throws RowFault {
        try {
            LocalDateTime time = LocalDateTime.parse(text, TIMESTAMP);
            return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time);
        } catch (DateTimeParseException e) {
            throw new RowFault("TIMESTAMP is not a time: \"" + text + "\"");
        }
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
