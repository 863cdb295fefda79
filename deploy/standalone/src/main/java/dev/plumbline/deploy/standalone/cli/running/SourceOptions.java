package dev.plumbline.deploy.standalone.cli.running;

import dev.plumbline.deploy.standalone.output.CommandException;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.Speed;
import dev.plumbline.ingest.replay.exports.ExportOptions;
import dev.plumbline.ingest.replay.formats.Anchor;
import dev.plumbline.ingest.replay.formats.AzureTraceCsv;
import dev.plumbline.ingest.replay.formats.AzureTraceOptions;
import dev.plumbline.ingest.replay.formats.LlmDriftCsv;
import dev.plumbline.ingest.replay.formats.LlmDriftOptions;
import dev.plumbline.ingest.replay.formats.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which file a replay reads, where its times are put, and how fast they pass. */
final class SourceOptions {
    // What the pipeline accepts unless it is told otherwise.
    private static final Duration ACCEPTED_AGE = Duration.ofDays(7);

    @Parameters(paramLabel = "FILE", description = "The file to read.")
    @SuppressWarnings("NullAway.Init") // required, so picocli sets it
    private Path file;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = {
                "jsonl (own calls), langfuse, helicone, litellm, openai-usage, otlp-json,",
                "llmdrift or azure."
            })
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

    @Option(
            names = "--history",
            description = {
                "Send calls that started more than seven days ago. The process must accept them:",
                "start it with intake.accepted.age.hours."
            })
    private boolean history;

    @Option(names = "--tenant", description = "Tenant of all calls; all formats but jsonl.")
    private String tenant = "";

    @Option(names = "--feature", description = "Feature of all calls; exports.")
    private String feature = "";

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
            RecordSource source = open(format(), clock);
            refuseHistory(source, clock);
            return source;
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    /** True if the times stay as recorded: then the file is history, and bringing it again must add nothing. */
    boolean isImport() {
        return format().isHistory() && start == null && end == null;
    }

    private LogFormat format() {
        try {
            return LogFormat.parse(format);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private void refuseHistory(RecordSource source, InstantSource clock) throws IOException {
        Instant accepted = clock.instant().minus(ACCEPTED_AGE);
        Instant earliest = source.earliest().orElse(accepted);
        if (!history && earliest.isBefore(accepted)) {
            source.close();
            throw new CommandException(
                    ExitCode.USAGE,
                    "The earliest call of " + file + " started at " + earliest.truncatedTo(ChronoUnit.SECONDS)
                            + ", more than seven days ago; it would count as late and be in no total.",
                    "Start the process with 'up --set intake.accepted.age.hours=9600' and add --history, or move the"
                            + " times with --end now.");
        }
    }

    private RecordSource open(LogFormat log, InstantSource clock) throws IOException {
        Anchor anchor = anchor(log, clock);
        return switch (log) {
            case AZURE -> {
                AzureTraceOptions options = AzureTraceOptions.defaults(anchor).withModel(model);
                yield AzureTraceCsv.open(file, tenant.isEmpty() ? options : options.withTenant(tenant));
            }
            case LLMDRIFT -> LlmDriftCsv.open(file, llmDrift(anchor));
            default -> log.open(file, new ExportOptions(tenant, feature), anchor);
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
        return log.isHistory() ? Anchor.recorded() : Anchor.endAt(clock.instant());
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
