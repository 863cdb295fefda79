package dev.plumbline.ingest.replay.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.client.rules.RecordRules;
import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.formats.Anchor;
import dev.plumbline.ingest.replay.formats.LogFormat;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the sample exports and writes what became of each row on one line. */
final class Exports {
    private Exports() {}

    static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(Exports.class.getResource("/exports/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<ReplayRecord> read(LogFormat format, Path file, ExportOptions options) {
        List<ReplayRecord> records = new ArrayList<>();
        try (RecordSource source = format.open(file, options, Anchor.recorded())) {
            for (ReplayRecord record = source.next(); record != null; record = source.next()) {
                records.add(record);
            }
            assertThat(source.total()).hasValue(records.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    static List<LlmCall> calls(LogFormat format, String name) {
        return read(format, file(name), ExportOptions.asExported()).stream()
                .filter(ReplayRecord.Call.class::isInstance)
                .map(record -> ((ReplayRecord.Call) record).call())
                .toList();
    }

    static List<String> lines(LogFormat format, String name) {
        return read(format, file(name), ExportOptions.asExported()).stream()
                .map(Exports::line)
                .toList();
    }

    private static String line(ReplayRecord record) {
        if (record instanceof ReplayRecord.Unreadable row) {
            return "line " + row.line() + ": " + row.reason();
        }
        if (record instanceof ReplayRecord.Score score) {
            return "score " + score.score().getCallId() + " " + score.score().getName() + " "
                    + score.score().getValue();
        }
        LlmCall call = ((ReplayRecord.Call) record).call();
        assertThat(RecordRules.check(call)).isEmpty();
        assertThat(call.toString()).doesNotContain("PROMPT-TEXT").doesNotContain("ANSWER-TEXT");
        return String.join(
                " ",
                call.getCallId(),
                call.getTenant() + "/" + call.getFeature(),
                call.getProvider() + ":" + call.getRequestedModel(),
                time(call) + "+" + call.getDurationMicros() + "/" + call.getTimeToFirstTokenMicros(),
                usage(call.getUsage()) + (call.getUsageAmbiguous() ? "?" : ""),
                call.getOutcome() + call.getErrorType(),
                call.getReportedCostNanos() + "n");
    }

    private static String time(LlmCall call) {
        return Instant.EPOCH.plus(call.getStartedAtMicros(), ChronoUnit.MICROS).toString();
    }

    private static String usage(Usage usage) {
        return usage.getInput() + "," + usage.getCacheRead() + "," + usage.getCacheWrite5m() + ","
                + usage.getAudioInput() + ">" + usage.getOutput() + "," + usage.getReasoning() + ","
                + usage.getAudioOutput();
    }
}
