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

/** Models without a price. */
@Command(
        name = "unpriced",
        mixinStandardHelpOptions = true,
        description = "Models that calls were made to and that have no price, with their calls and tokens.",
        footer = {"", "Their calls are priced afterwards: plumbline prices import FILE"})
public final class UnpricedCommand implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(
            Column.text("PROVIDER", "/provider"),
            Column.text("MODEL", "/model"),
            Column.text("TIER", "/tier"),
            Column.text("WHY", "/reason"),
            Column.number("CALLS", "/calls", Numbers::count),
            Column.number("INPUT TOKENS", "/inputTokens", Numbers::count),
            Column.number("OUTPUT TOKENS", "/outputTokens", Numbers::count),
            Column.text("NEWEST", "/newest"));

    private final Streams streams;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final ServerOption server = new ServerOption();

    /** Writes to these streams. */
    public UnpricedCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Terminal terminal = common.terminal(streams);
        JsonNode answer = server.get("/v1/unpriced", QueryString.none());
        JsonNode data = answer.path("data");
        boolean table = common.format() == Format.table;
        if (table && data.isEmpty()) {
            terminal.line(terminal.style().good("✓ every call has a price"));
        } else {
            Rows.write(terminal, common.format(), answer, data, COLUMNS);
        }
        if (table) {
            ServerOption.footer(terminal, answer.path("meta"));
        }
        server.checkFresh(answer.path("meta"));
        return ExitCode.OK.status();
    }
}
