package dev.plumbline.deploy.standalone.cli.looking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.api.QueryString;
import dev.plumbline.deploy.standalone.cli.terminal.AlertText;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.Scopes;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.cli.terminal.Times;
import dev.plumbline.deploy.standalone.output.Column;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Rows;
import dev.plumbline.deploy.standalone.output.Terminal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Alerts: which, their transitions as they come, and one with its evidence. */
@Command(name = "alerts", mixinStandardHelpOptions = true, description = "Budget and drift alerts.")
public final class AlertsCommand {
    private static final List<Column> COLUMNS = List.of(
            new Column(
                    "STATE",
                    false,
                    row -> glyph(row) + " " + row.path("state").asText(),
                    row -> row.path("state").asText()),
            Column.text("ID", "/id"),
            new Column("SCOPE", false, row -> Scopes.text(row.path("scope")), row -> Scopes.text(row.path("scope"))),
            Column.text("METRIC", "/metric"),
            new Column(
                    "FIRED",
                    false,
                    row -> Times.day(row.path("firedAt").asText()),
                    row -> row.path("firedAt").asText()),
            Column.text("SUMMARY", "/summary"));

    private final Streams streams;

    /** Writes to these streams. */
    public AlertsCommand(Streams streams) {
        this.streams = streams;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Firing alerts first, then the latest.",
            footer = {"", "Try: plumbline alerts list --state firing --fail-on firing"})
    int list(
            @Mixin CommonOptions common,
            @Mixin ServerOption server,
            @Option(names = "--state", paramLabel = "STATE[,…]", defaultValue = "", description = "Only these states.")
                    String state,
            @Option(
                            names = "--fail-on",
                            paramLabel = "STATE",
                            defaultValue = "",
                            description = "Exit with status 5 if an alert is in this state.")
                    String failOn) {
        Terminal terminal = common.terminal(streams);
        JsonNode answer = server.get("/v1/alerts", QueryString.none().with("state", state));
        JsonNode data = answer.path("data");
        Rows.write(terminal, common.format(), answer, data, COLUMNS);
        if (common.format() == Format.table) {
            ServerOption.footer(terminal, answer.path("meta"));
        }
        server.checkFresh(answer.path("meta"));
        boolean found = data.findValuesAsText("state").contains(failOn.toLowerCase(Locale.ROOT));
        return found ? ExitCode.CHECK_FAILED.status() : ExitCode.OK.status();
    }

    @Command(
            name = "explain",
            mixinStandardHelpOptions = true,
            description = "What changed, since when, how sure, and what it came with.",
            footer = {"", "Try: plumbline alerts list, then plumbline alerts explain ID"})
    int explain(
            @Mixin CommonOptions common,
            @Mixin ServerOption server,
            @Parameters(paramLabel = "ID", description = "Id of the alert.") String id) {
        Terminal terminal = common.terminal(streams);
        String path =
                "/v1/alerts/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        JsonNode answer = server.get(path, QueryString.none());
        if (common.format() == Format.table) {
            AlertText.lines(answer, terminal.style()).forEach(terminal::line);
            terminal.line("open       "
                    + server.api().base().resolve(answer.at("/data/url").asText()));
            ServerOption.footer(terminal, answer.path("meta"));
        } else {
            Rows.write(terminal, common.format(), answer, answer.path("transitions"), COLUMNS);
        }
        server.checkFresh(answer.path("meta"));
        return ExitCode.OK.status();
    }

    @Command(
            name = "tail",
            mixinStandardHelpOptions = true,
            description = "Every transition as it comes, one a line, until interrupted.",
            footer = {"", "Try: plumbline alerts tail -o jsonl | jq .summary"})
    int tail(
            @Mixin CommonOptions common,
            @Mixin ServerOption server,
            @Option(
                            names = "--count",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Stop after N lines; 0 never does.")
                    int count) {
        Terminal terminal = common.terminal(streams);
        new AlertTail(server.api(), alert -> terminal.raw(line(terminal, common.format(), alert))).run(count);
        return ExitCode.OK.status();
    }

    private static String line(Terminal terminal, Format format, JsonNode alert) {
        if (format == Format.json || format == Format.jsonl) {
            return alert.toString();
        }
        return terminal.style()
                .signs(AlertText.headline(alert, terminal.style()) + "  "
                        + alert.path("summary").asText());
    }

    private static String glyph(JsonNode row) {
        return AlertText.glyph(row.path("state").asText());
    }
}
