package dev.plumbline.deploy.standalone.cli.looking;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.ProgressLine;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.output.Column;
import dev.plumbline.deploy.standalone.output.CommandException;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Numbers;
import dev.plumbline.deploy.standalone.output.Rows;
import dev.plumbline.deploy.standalone.output.Terminal;
import dev.plumbline.deploy.standalone.prices.PriceTopic;
import dev.plumbline.deploy.standalone.verify.CountingRules;
import dev.plumbline.deploy.standalone.verify.Difference;
import dev.plumbline.deploy.standalone.verify.Verification;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.topologies.prices.PricesInForce;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistryConfig;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Works ledger and totals out from the topics and holds them against the API. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Works the ledger and all totals out from the topics, with a plain consumer and a model of its own,"
                        + " and compares them with what the server answers. Exits with status 1 on any difference.",
        footer = {
            "",
            "Ids of the join window are held in memory, some 100 bytes each.",
            "",
            "Try: plumbline ledger verify -o json"
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            Column.text("SCOPE", "/scope"),
            Column.text("FIGURE", "/figure"),
            Column.number("TOPICS", "/topics", Numbers::count),
            Column.number("SERVER", "/server", Numbers::count),
            Column.number("DIFFERENCE", "/difference", Numbers::count));

    private final Streams streams;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final ServerOption server = new ServerOption();

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT[,…]",
            defaultValue = "${env:PLUMBLINE_BOOTSTRAP:-127.0.0.1:9092}",
            description = "Kafka to read. Default: ${DEFAULT-VALUE}.")
    private String bootstrap = "";

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:PLUMBLINE_REGISTRY:-http://127.0.0.1:8081}",
            description = "Schema registry. Default: ${DEFAULT-VALUE}.")
    private String registry = "";

    @Option(
            names = "--dedup-minutes",
            defaultValue = "60",
            description = "As intake.dedup.window.minutes of the process. Default: ${DEFAULT-VALUE}.")
    private long dedupMinutes;

    @Option(
            names = "--join-hours",
            defaultValue = "24",
            description = "As intake.score.join.hours of the process. Default: ${DEFAULT-VALUE}.")
    private long joinHours;

    @Option(
            names = "--accepted-age-hours",
            defaultValue = "168",
            description = "As intake.accepted.age.hours of the process. Default: ${DEFAULT-VALUE}.")
    private long acceptedAgeHours;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long a difference must last to be one. Default: ${DEFAULT-VALUE}.")
    private long patience;

    /** Writes to these streams. */
    public VerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Terminal terminal = common.terminal(streams);
        ProgressLine line = new ProgressLine(terminal);
        Verification.Result result;
        try {
            result = verification().run(records -> line.show(Numbers.count(Long.toString(records)) + " records read"));
        } catch (KafkaException e) {
            throw new CommandException(
                    ExitCode.UNREACHABLE,
                    "The topics cannot be read at " + bootstrap + ": " + e.getMessage(),
                    "Is it up? Name another with --bootstrap.");
        } finally {
            line.clear();
        }
        write(terminal, result);
        return result.differences().isEmpty() ? ExitCode.OK.status() : ExitCode.FAULT.status();
    }

    private Verification verification() {
        PriceTopic prices = new PriceTopic(bootstrap, registry);
        return new Verification(
                bootstrap,
                new HttpSchemaRegistry(RegistryConfig.of(registry)),
                server.api(),
                new CountingRules(
                        Duration.ofMinutes(dedupMinutes),
                        Duration.ofHours(joinHours),
                        Duration.ofHours(acceptedAgeHours)),
                PriceBook.of(PricesInForce.of(PriceBook.bundledList(), prices.changes())),
                Duration.ofSeconds(patience));
    }

    private void write(Terminal terminal, Verification.Result result) {
        ObjectNode document = new ObjectMapper()
                .createObjectNode()
                .put("schema", "plumbline.ledger.verify/v1")
                .put("records", result.records())
                .put("figures", result.figures())
                .put("wholeHistory", result.whole())
                .put("equal", result.differences().isEmpty());
        ArrayNode data = document.putArray("data");
        for (Difference difference : result.differences()) {
            data.addObject()
                    .put("scope", difference.scope())
                    .put("figure", difference.figure())
                    .put("topics", Long.toString(difference.topics()))
                    .put("server", Long.toString(difference.http()))
                    .put("difference", Long.toString(difference.http() - difference.topics()));
        }
        boolean table = common.format() == Format.table;
        if (!table || !data.isEmpty()) {
            Rows.write(terminal, common.format(), document, data, COLUMNS);
        }
        if (table) {
            summary(terminal, result);
        }
    }

    private static void summary(Terminal terminal, Verification.Result result) {
        String read = Numbers.count(Long.toString(result.records())) + " records read, "
                + Numbers.count(Long.toString(result.figures())) + " figures compared";
        terminal.line(
                result.differences().isEmpty()
                        ? terminal.style().good("✓ equal") + ": " + read
                        : terminal.style().alarm("■ " + result.differences().size() + " differ") + ": " + read);
        if (!result.whole()) {
            terminal.line("The topics no longer hold everything that was sent: the server must know more.");
        }
    }
}
