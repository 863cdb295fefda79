package dev.plumbline.deploy.standalone.cli.looking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.api.QueryString;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.Scopes;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.cli.terminal.Times;
import dev.plumbline.deploy.standalone.output.Column;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Numbers;
import dev.plumbline.deploy.standalone.output.Rows;
import dev.plumbline.deploy.standalone.output.Terminal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Budgets. */
@Command(name = "budget", mixinStandardHelpOptions = true, description = "Budgets and what is spent of them.")
public final class BudgetCommand {
    private final Streams streams;

    /** Writes to these streams. */
    public BudgetCommand(Streams streams) {
        this.streams = streams;
    }

    /** The latest period of each budget, the most used first. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "The current period of each budget, the most used first.",
            footer = {"", "Try: plumbline budget list -o csv"})
    int list(@Mixin CommonOptions common, @Mixin ServerOption server) {
        return new Listing(streams, common, server).call();
    }

    private record Listing(Streams streams, CommonOptions common, ServerOption server) implements Callable<Integer> {
        private static final List<Column> COLUMNS = List.of(
                Column.text("BUDGET", "/rule"),
                new Column(
                        "SCOPE", false, row -> Scopes.text(row.path("scope")), row -> Scopes.text(row.path("scope"))),
                new Column(
                        "SPENT",
                        true,
                        Listing::spent,
                        row -> row.at("/spent/usd").asText()),
                new Column(
                        "LIMIT",
                        true,
                        row -> Numbers.dollars(row.at("/limit/nanos").asText("0")),
                        row -> row.at("/limit/usd").asText()),
                Column.number("USED", "/spentShare", Listing::percent),
                Column.number("TIME GONE", "/elapsedShare", Listing::percent),
                new Column(
                        "UNTIL",
                        false,
                        row -> Times.day(row.at("/period/end").asText()),
                        row -> row.at("/period/end").asText()));

        @Override
        public Integer call() {
            Terminal terminal = common.terminal(streams);
            JsonNode answer = server.get("/v1/budgets", QueryString.none());
            Rows.write(terminal, common.format(), answer, answer.path("data"), COLUMNS);
            if (common.format() == Format.table) {
                ServerOption.footer(terminal, answer.path("meta"));
            }
            server.checkFresh(answer.path("meta"));
            return ExitCode.OK.status();
        }

        private static String spent(JsonNode row) {
            String atLeast = row.path("unpricedCalls").asLong() > 0 ? "≥ " : "";
            return atLeast + Numbers.dollars(row.at("/spent/nanos").asText("0"));
        }

        private static String percent(String share) {
            return new BigDecimal(share).movePointRight(2).setScale(0, RoundingMode.DOWN) + "%";
        }
    }
}
