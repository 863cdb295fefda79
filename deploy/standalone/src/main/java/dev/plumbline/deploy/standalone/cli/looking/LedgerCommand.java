package dev.plumbline.deploy.standalone.cli.looking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.api.QueryString;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.output.Column;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Numbers;
import dev.plumbline.deploy.standalone.output.Rows;
import dev.plumbline.deploy.standalone.output.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where every record went. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description =
                "Where every record went: attempted = counted + duplicate + late + quarantined + rejected + dropped.",
        footer = {"", "Try: plumbline ledger --check && echo balanced"})
public final class LedgerCommand implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            Column.text("STREAM", "/stream"),
            Column.number("ATTEMPTED", "/attempted", Numbers::count),
            Column.number("COUNTED", "/counted", Numbers::count),
            Column.number("DUPLICATE", "/duplicate", Numbers::count),
            Column.number("LATE", "/late", Numbers::count),
            Column.number("QUARANTINED", "/quarantined/total", Numbers::count),
            Column.number("REJECTED", "/rejected/total", Numbers::count),
            Column.number("DROPPED", "/dropped/total", Numbers::count),
            Column.number("IN FLIGHT", "/inFlight", Numbers::count));

    private final Streams streams;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final ServerOption server = new ServerOption();

    @Option(names = "--check", description = "Exit with status 5 unless every stream balances.")
    private boolean check;

    /** Writes to these streams. */
    public LedgerCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Terminal terminal = common.terminal(streams);
        JsonNode answer = server.get("/v1/ledger", QueryString.none());
        JsonNode data = answer.path("data");
        Rows.write(terminal, common.format(), answer, data, COLUMNS);
        boolean balanced = true;
        for (JsonNode row : data) {
            balanced &= row.path("balanced").asBoolean();
        }
        if (common.format() == Format.table) {
            data.forEach(row -> reasons(terminal, row));
            terminal.line(
                    balanced
                            ? terminal.style().good("✓ balances")
                            : terminal.style().alarm("■ does not balance"));
            ServerOption.footer(terminal, answer.path("meta"));
        }
        server.checkFresh(answer.path("meta"));
        return check && !balanced ? ExitCode.CHECK_FAILED.status() : ExitCode.OK.status();
    }

    private static void reasons(Terminal terminal, JsonNode row) {
        for (String term : List.of("quarantined", "rejected", "dropped")) {
            row.path(term)
                    .path("reasons")
                    .properties()
                    .forEach(reason ->
                            terminal.line("  " + row.path("stream").asText() + " " + term + ": " + reason.getKey() + " "
                                    + Numbers.count(reason.getValue().asText())));
        }
    }
}
