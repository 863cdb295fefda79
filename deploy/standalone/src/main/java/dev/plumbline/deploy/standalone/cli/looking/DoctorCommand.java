package dev.plumbline.deploy.standalone.cli.looking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.deploy.standalone.api.QueryApi;
import dev.plumbline.deploy.standalone.api.QueryString;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.cli.terminal.Times;
import dev.plumbline.deploy.standalone.output.Column;
import dev.plumbline.deploy.standalone.output.CommandException;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Rows;
import dev.plumbline.deploy.standalone.output.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether a running Plumbline is well: one line a check. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Does data arrive, is anything lost, is everything priced? Exits with status 5 if not.",
        footer = {"", "Try: plumbline doctor --url http://127.0.0.1:8080"})
public final class DoctorCommand implements Callable<Integer> {
    private static final double MOST_LAG_SECONDS = 10;
    private static final List<Column> COLUMNS = List.of(
            new Column(
                    "",
                    false,
                    row -> row.path("ok").asBoolean() ? "✓" : "■",
                    row -> row.path("ok").asText()),
            Column.text("CHECK", "/check"),
            Column.text("FINDING", "/finding"));

    private final Streams streams;
    private final ObjectNode document = new ObjectMapper().createObjectNode().put("schema", "plumbline.doctor/v1");
    private final ArrayNode checks = document.putArray("data");
    private boolean well = true;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final ServerOption server = new ServerOption();

    /** Writes to these streams. */
    public DoctorCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Terminal terminal = common.terminal(streams);
        QueryApi api = server.api();
        check("java", Runtime.version().feature() >= 17, "version " + Runtime.version());
        JsonNode ledger = api.get("/v1/ledger", QueryString.none());
        check("server", true, "answers at " + api.base());
        check("ready", api.isOk("/health/ready"), api.isOk("/health/ready") ? "state can be queried" : "not yet");
        pipeline(ledger.path("meta"));
        for (JsonNode line : ledger.path("data")) {
            ledger(line);
        }
        unpriced(api);
        Rows.write(terminal, common.format(), document, checks, COLUMNS);
        return well ? ExitCode.OK.status() : ExitCode.CHECK_FAILED.status();
    }

    private void pipeline(JsonNode meta) {
        boolean complete = meta.path("complete").asBoolean();
        check(
                "partitions",
                complete,
                meta.at("/partitions/answered").asText() + " of "
                        + meta.at("/partitions/total").asText() + " answer");
        double lag = meta.path("lagSeconds").asDouble();
        check("lag", lag <= MOST_LAG_SECONDS, "counting is " + lag + " s behind arrival");
        check(
                "data",
                meta.has("watermark"),
                meta.has("watermark")
                        ? "calls counted up to "
                                + Times.day(meta.path("watermark").asText())
                        : "no call yet; publish one, or try 'plumbline demo'");
    }

    private void ledger(JsonNode line) {
        long inFlight = line.path("inFlight").asLong();
        check(
                "ledger of " + line.path("stream").asText(),
                inFlight >= 0,
                line.path("attempted").asText() + " attempted, "
                        + line.path("counted").asText() + " counted, "
                        + line.at("/quarantined/total").asText() + " quarantined, "
                        + line.at("/dropped/total").asText() + " dropped, " + inFlight + " in flight");
    }

    private void unpriced(QueryApi api) {
        try {
            JsonNode total =
                    api.get("/v1/cost", QueryString.none().with("from", "-24h")).at("/all/total/cost");
            long calls = total.path("unpricedCalls").asLong();
            check("prices", calls == 0, calls + " calls of the last 24 h have no known price");
        } catch (CommandException notAnswered) {
            check("prices", false, String.valueOf(notAnswered.getMessage()));
        }
    }

    private void check(String name, boolean ok, String finding) {
        well &= ok;
        checks.addObject().put("check", name).put("ok", ok).put("finding", finding);
    }
}
