package dev.plumbline.deploy.standalone.cli.running;

import dev.plumbline.deploy.standalone.output.CommandException;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.Speed;
import dev.plumbline.ingest.replay.formats.Anchor;
import dev.plumbline.ingest.replay.formats.AzureTraceCsv;
import dev.plumbline.ingest.replay.formats.AzureTraceOptions;
import dev.plumbline.ingest.replay.formats.JsonLines;
import dev.plumbline.ingest.replay.formats.LlmDriftCsv;
import dev.plumbline.ingest.replay.formats.LlmDriftOptions;
import dev.plumbline.ingest.replay.formats.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which file a replay reads, where its times are put, and how fast they pass. */
final class SourceOptions {
    @Parameters(paramLabel = "FILE", description = "The file to read.")
    @SuppressWarnings("NullAway.Init") // required, so picocli sets it
    private Path file;

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "jsonl, llmdrift or azure.")
    private String format = "";

    @Option(names = "--speed", paramLabel = "SPEED", description = "max, recorded, or a factor as 10x. Default: max.")
    private String speed = "max";

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "Move all times so that the first call is then: now or RFC 3339.")
    @Nullable
    private String start;

    @Option(
            names = "--end",
            paramLabel = "TIME",
            description =
                    "Move all times so that the last call is then. llmdrift and azure end now unless told otherwise.")
    @Nullable
    private String end;

    @Option(names = "--tenant", description = "Tenant of all calls; llmdrift and azure.")
    private String tenant = "";

    @Option(names = "--model", description = "Model of all calls, so that they have a price; azure.")
    private String model = "";

    @Option(names = "--rate", paramLabel = "N", description = "Calls a second of each task and model; llmdrift.")
    @Nullable
    private Double rate;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the order within a version; llmdrift.")
    @Nullable
    private Long seed;

    Speed speed() {
        try {
            return Speed.parse(speed);
        } catch (IllegalArgumentException e) {
            throw usage("--" + e.getMessage());
        }
    }

    RecordSource open(InstantSource clock) throws IOException {
        if (!Files.isReadable(file)) {
            throw new CommandException(
                    ExitCode.NOT_FOUND, "There is no readable file " + file + ".", "Check the path.");
        }
        try {
            return open(LogFormat.parse(format), clock);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private RecordSource open(LogFormat log, InstantSource clock) throws IOException {
        Anchor anchor = anchor(log, clock);
        return switch (log) {
            case JSONL -> JsonLines.open(file, anchor);
            case AZURE -> {
                AzureTraceOptions options = AzureTraceOptions.defaults(anchor).withModel(model);
                yield AzureTraceCsv.open(file, tenant.isEmpty() ? options : options.withTenant(tenant));
            }
            case LLMDRIFT -> LlmDriftCsv.open(file, llmDrift(anchor));
        };
    }

    private LlmDriftOptions llmDrift(Anchor anchor) {
        LlmDriftOptions options = LlmDriftOptions.defaults(anchor);
        options = tenant.isEmpty() ? options : options.withTenant(tenant);
        Double perSecond = rate;
        options = perSecond == null ? options : options.withCallsPerSecond(perSecond);
        Long order = seed;
        return order == null ? options : options.withSeed(order);
    }

    private Anchor anchor(LogFormat log, InstantSource clock) {
        String first = start;
        String last = end;
        if (first != null && last != null) {
            throw usage("--start and --end exclude each other.");
        }
        if (first != null) {
            return Anchor.startAt(moment("--start", first, clock));
        }
        if (last != null) {
            return Anchor.endAt(moment("--end", last, clock));
        }
        return log == LogFormat.JSONL ? Anchor.recorded() : Anchor.endAt(clock.instant());
    }

    private static Instant moment(String flag, String text, InstantSource clock) {
        try {
            return text.equals("now") ? clock.instant() : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw usage(flag + " '" + text + "' is neither now nor a time such as 2026-11-20T14:00:00Z.");
        }
    }

    private static CommandException usage(String message) {
        return new CommandException(ExitCode.USAGE, message, "See 'plumbline replay --help'.");
    }
}
