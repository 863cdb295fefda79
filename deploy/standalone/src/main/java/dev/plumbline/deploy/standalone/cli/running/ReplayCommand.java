package dev.plumbline.deploy.standalone.cli.running;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.ProgressLine;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.output.CommandException;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Numbers;
import dev.plumbline.deploy.standalone.output.Terminal;
import dev.plumbline.deploy.standalone.replay.ImportTarget;
import dev.plumbline.deploy.standalone.replay.PublishingSink;
import dev.plumbline.ingest.client.delivery.CloseResult;
import dev.plumbline.ingest.replay.Handover;
import dev.plumbline.ingest.replay.RecordSource;
import dev.plumbline.ingest.replay.ReplayClock;
import dev.plumbline.ingest.replay.ReplayListener;
import dev.plumbline.ingest.replay.ReplayPlan;
import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.ReplaySummary;
import dev.plumbline.ingest.replay.Replayer;
import dev.plumbline.ingest.replay.Speed;
import dev.plumbline.ingest.replay.journal.ImportJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes a file of calls. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Publishes the calls of a file, as recorded, faster, or as fast as Kafka takes them.",
        footer = {
            "",
            "Exports and jsonl with their recorded times are imported: what this installation has is not sent again, so an",
            "import that was cut off is run again, and a second import adds nothing. Other replays can be run again within",
            "the hour: what was sent before counts as duplicate.",
            "",
            "Try:",
            "  plumbline replay calls.jsonl --format jsonl",
            "  plumbline replay observations.csv --format langfuse --tenant acme",
            "  plumbline replay llmdrift_scores.csv --format llmdrift --rate 0.5 --seed 1",
            "  plumbline replay AzureLLMInferenceTrace_conv.csv --format azure --speed 10x"
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(60);

    private final Streams streams;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final SourceOptions source = new SourceOptions();

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT[,…]",
            defaultValue = "${env:PLUMBLINE_BOOTSTRAP:-127.0.0.1:9092}",
            description = "Kafka to publish to. Default: ${DEFAULT-VALUE}.")
    private String bootstrap = "";

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:PLUMBLINE_REGISTRY:-http://127.0.0.1:8081}",
            description = "Schema registry. Default: ${DEFAULT-VALUE}.")
    private String registry = "";

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Where imports remember what they brought. Default: ~/.plumbline/imports.")
    private Path journals = Path.of(System.getProperty("user.home"), ".plumbline", "imports");

    /** Writes to these streams. */
    public ReplayCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = common.terminal(streams);
        Speed speed = source.speed();
        RecordSource records = source.open(Clock.systemUTC());
        try (ImportJournal journal = source.isImport() ? ImportTarget.journal(journals, bootstrap) : null) {
            return replay(terminal, speed, records, new PublishingSink(bootstrap, registry, journal));
        }
    }

    private int replay(Terminal terminal, Speed speed, RecordSource records, PublishingSink sink) throws IOException {
        ProgressLine line = new ProgressLine(terminal);
        Replayer replayer =
                new Replayer(records, sink, ReplayPlan.at(speed), listener(terminal, line), ReplayClock.system());
        ReplaySummary summary = replayer.run();
        line.clear();
        CloseResult result = sink.close(CLOSE_TIMEOUT);
        write(terminal, summary, result);
        if (result.lost() > 0) {
            throw new CommandException(
                    ExitCode.FAULT,
                    Numbers.count(Long.toString(result.lost())) + " records were not acknowledged by " + bootstrap
                            + ".",
                    "Is it up? Running the same replay again is safe.");
        }
        return summary.stopped() ? ExitCode.INTERRUPTED.status() : ExitCode.OK.status();
    }

    private static ReplayListener listener(Terminal terminal, ProgressLine line) {
        return new ReplayListener() {
            @Override
            public void unreadable(ReplayRecord.Unreadable row) {
                line.clear();
                terminal.note("line " + row.line() + " is not sent: " + row.reason());
            }

            @Override
            public void progress(dev.plumbline.ingest.replay.ReplayProgress progress) {
                line.show(progress);
            }
        };
    }

    private void write(Terminal terminal, ReplaySummary summary, CloseResult result) {
        if (common.format() == Format.table) {
            terminal.line(count(summary.calls()) + " calls, " + count(summary.scores()) + " scores, "
                    + count(summary.changes()) + " changes sent in " + Numbers.duration(micros(summary.elapsed()))
                    + "; "
                    + count(summary.count(Handover.KNOWN)) + " known, " + count(summary.rejected()) + " refused, "
                    + count(result.lost()) + " lost");
            return;
        }
        ObjectNode document = new ObjectMapper().createObjectNode().put("schema", "plumbline.replay/v1");
        document.putObject("data")
                .put("calls", summary.calls())
                .put("scores", summary.scores())
                .put("changes", summary.changes())
                .put("known", summary.count(Handover.KNOWN))
                .put("unreadable", summary.unreadable())
                .put("lost", result.lost())
                .put("elapsedMillis", summary.elapsed().toMillis())
                .put("firstEvent", summary.firstEvent().map(Object::toString).orElse(""))
                .put("lastEvent", summary.lastEvent().map(Object::toString).orElse(""));
        terminal.raw(document.toString());
    }

    private static String micros(Duration duration) {
        return Long.toString(duration.toNanos() / 1_000);
    }

    private static String count(long number) {
        return Numbers.count(Long.toString(number));
    }
}
