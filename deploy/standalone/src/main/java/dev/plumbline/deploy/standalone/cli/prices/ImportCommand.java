package dev.plumbline.deploy.standalone.cli.prices;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.output.CommandException;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Rows;
import dev.plumbline.deploy.standalone.output.Terminal;
import dev.plumbline.deploy.standalone.prices.PriceTopic;
import dev.plumbline.processors.pricelists.PriceFile;
import dev.plumbline.processors.pricelists.PriceOverlay;
import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.schemas.records.PriceChange;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes what a price file says otherwise than the prices in force. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Publishes the prices of a file that are new or different. Costs from their dates on are computed"
                + " anew, in the past too, as far back as plumbline.calls is kept.",
        footer = {
            "",
            "Look first: plumbline prices diff FILE",
            "",
            "Try:",
            "  plumbline prices import model_prices_and_context_window.json --from 2026-11-01",
            "  plumbline prices import contract.tsv --note 'new contract, signed in October'"
        })
public final class ImportCommand implements Callable<Integer> {
    private final Streams streams;
    private final InstantSource clock;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final PricesOptions prices = new PricesOptions();

    @Mixin
    private final PriceFileOptions file = new PriceFileOptions();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "For a file without dates: when changed prices take effect, as 2026-11-01,"
                    + " 2026-11-01T08:00:00Z, now or always. Default: now.")
    @Nullable
    private String from;

    @Option(names = "--author", description = "Who is behind the change.")
    private String author = "";

    @Option(names = "--note", description = "Why.")
    private String note = "";

    @Option(names = "--dry-run", description = "Show what would be published, publish nothing.")
    private boolean dryRun;

    /** Writes to these streams; the clock gives the version. */
    public ImportCommand(Streams streams, InstantSource clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Terminal terminal = common.terminal(streams);
        if (prices.offline() && !dryRun) {
            throw usage("--offline can only be used with --dry-run: there is nowhere to publish to.");
        }
        PriceFile read = file.read();
        PriceList overlay = overlay(prices.inForce(), read);
        PriceChange change =
                PriceTopic.change(overlay, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()), author, note);
        if (!dryRun && !overlay.lines().isEmpty()) {
            publish(change);
        }
        write(terminal, overlay, change);
        return ExitCode.OK.status();
    }

    private PriceList overlay(PriceList ours, PriceFile read) {
        String start = from;
        if (read.format().isDated()) {
            if (start != null) {
                throw usage(
                        "--from is for files without dates; a " + read.format().label() + " file has its own.");
            }
            return PriceOverlay.ofDated(ours, read.list());
        }
        return PriceOverlay.ofUndated(ours, read.list(), clock.instant(), effective(start == null ? "now" : start));
    }

    private @Nullable Instant effective(String text) {
        if (text.equals("always")) {
            return null;
        }
        try {
            if (text.equals("now")) {
                return clock.instant().truncatedTo(ChronoUnit.SECONDS);
            }
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw usage("--from '" + text + "' is neither a date, a time, now nor always.");
        }
    }

    private void publish(PriceChange change) {
        try {
            prices.topic().publish(change);
        } catch (KafkaException e) {
            throw prices.unreachable(e);
        }
    }

    private void write(Terminal terminal, PriceList overlay, PriceChange change) {
        boolean published = !dryRun && !overlay.lines().isEmpty();
        ObjectNode document = PriceRows.document("plumbline.prices.import/v1")
                .put("published", published)
                .put("changeId", change.getChangeId())
                .put("priceVersion", change.getVersion());
        ArrayNode data = document.putArray("data");
        overlay.lines().forEach(line -> PriceRows.add(data, line));
        if (common.format() != Format.table || dryRun) {
            Rows.write(terminal, common.format(), document, data, PriceRows.LINES);
        }
        if (common.format() == Format.table) {
            terminal.line(
                    published
                            ? data.size() + " prices published as " + change.getChangeId() + "; costs follow"
                            : data.size() + " prices would be published");
        }
    }

    private static CommandException usage(String message) {
        return new CommandException(ExitCode.USAGE, message, "See 'plumbline prices import --help'.");
    }
}
