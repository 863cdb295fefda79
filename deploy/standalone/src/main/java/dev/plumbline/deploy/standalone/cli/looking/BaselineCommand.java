package dev.plumbline.deploy.standalone.cli.looking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.api.QueryString;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.Scopes;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.output.Column;
import dev.plumbline.deploy.standalone.output.CommandException;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Rows;
import dev.plumbline.deploy.standalone.output.Terminal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Baselines of drift detectors: what is expected of which series, and what people decide about it. */
@Command(name = "baseline", mixinStandardHelpOptions = true, description = "What drift is measured against.")
public final class BaselineCommand {
    private static final List<Column> COLUMNS = List.of(
            Column.text("ID", "/id"),
            new Column("SCOPE", false, row -> Scopes.text(row.path("scope")), row -> Scopes.text(row.path("scope"))),
            Column.text("METRIC", "/metric"),
            Column.text("PHASE", "/phase"),
            Column.text("SAMPLES", "/samples"),
            Column.text("DAYS", "/days"),
            Column.text("MEAN", "/baseline/mean"),
            Column.text("SD", "/baseline/sd"),
            Column.text("E", "/evidence/e"),
            Column.text("ALERT", "/alert"));

    private final Streams streams;

    /** Writes to these streams. */
    public BaselineCommand(Streams streams) {
        this.streams = streams;
    }

    /** Who decides, and why; both go into the record of changes. */
    static final class Decision {
        @Parameters(paramLabel = "ID", description = "Id of the detector, from 'plumbline baseline list'.")
        String id = "";

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with the decision.")
        String reason = "";

        @Option(
                names = "--author",
                paramLabel = "NAME",
                defaultValue = "${sys:user.name}",
                description = "Who decides. Default: ${DEFAULT-VALUE}.")
        String author = "";
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Every detector with its baseline.",
            footer = {"", "Try: plumbline baseline list --phase collecting"})
    int list(
            @Mixin CommonOptions common,
            @Mixin ServerOption server,
            @Option(
                            names = "--phase",
                            paramLabel = "PHASE[,…]",
                            defaultValue = "",
                            description = "Only collecting, armed or firing.")
                    String phase,
            @Option(names = "--feature", paramLabel = "NAME", defaultValue = "", description = "Only this feature.")
                    String feature) {
        Terminal terminal = common.terminal(streams);
        QueryString query =
                QueryString.none().with("phase", phase).with("feature", feature).with("limit", "10000");
        JsonNode answer = server.get("/v1/drift/series", query);
        Rows.write(terminal, common.format(), answer, answer.path("data"), COLUMNS);
        if (common.format() == Format.table) {
            ServerOption.footer(terminal, answer.path("meta"));
        }
        server.checkFresh(answer.path("meta"));
        return ExitCode.OK.status();
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "One detector: its baseline, its evidence, and what is special about the series.",
            footer = {"", "Try: plumbline baseline list, then plumbline baseline show ID"})
    int show(
            @Mixin CommonOptions common,
            @Mixin ServerOption server,
            @Parameters(paramLabel = "ID", description = "Id of the detector.") String id) {
        Terminal terminal = common.terminal(streams);
        JsonNode answer = server.get("/v1/drift/series", QueryString.none().with("id", id));
        if (answer.path("data").isEmpty()) {
            throw new CommandException(
                    ExitCode.NOT_FOUND, "No detector has the id '" + id + "'.", "See 'plumbline baseline list'.");
        }
        if (common.format() == Format.table) {
            answer.path("data").get(0).properties().forEach(field -> terminal.line(line(field)));
            ServerOption.footer(terminal, answer.path("meta"));
        } else {
            Rows.write(terminal, common.format(), answer, answer.path("data"), COLUMNS);
        }
        return ExitCode.OK.status();
    }

    private static String line(Map.Entry<String, JsonNode> field) {
        JsonNode value = field.getValue();
        return String.format("%-14s %s", field.getKey(), value.isValueNode() ? value.asText() : value.toString());
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = "Starts a new baseline from nothing; blind until it has warmed up.")
    int reset(@Mixin CommonOptions common, @Mixin ServerOption server, @Mixin Decision decision) {
        return decide("reset", common, server, decision);
    }

    @Command(
            name = "pin",
            mixinStandardHelpOptions = true,
            description = "Keeps the baseline as it is; no later days are taken in.")
    int pin(@Mixin CommonOptions common, @Mixin ServerOption server, @Mixin Decision decision) {
        return decide("pin", common, server, decision);
    }

    @Command(
            name = "ack",
            mixinStandardHelpOptions = true,
            description = "Accepts the change that is on: its level is the baseline from the onset on.")
    int acknowledge(@Mixin CommonOptions common, @Mixin ServerOption server, @Mixin Decision decision) {
        return decide("acknowledge", common, server, decision);
    }

    private int decide(String action, CommonOptions common, ServerOption server, Decision decision) {
        Terminal terminal = common.terminal(streams);
        String id = URLEncoder.encode(decision.id, StandardCharsets.UTF_8).replace("+", "%20");
        JsonNode answer = server.api()
                .post(
                        "/v1/drift/baselines/" + id + "/" + action,
                        Map.of("author", decision.author, "reason", decision.reason));
        terminal.line("Written as change " + answer.path("changeId").asText()
                + "; carried out when the minute of now has closed.");
        return ExitCode.OK.status();
    }
}
