package dev.plumbline.deploy.standalone.cli.looking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.api.QueryApi;
import dev.plumbline.deploy.standalone.api.QueryString;
import dev.plumbline.deploy.standalone.cli.terminal.Times;
import dev.plumbline.deploy.standalone.output.CommandException;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Terminal;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server a command asks, and how fresh the answer must be. */
final class ServerOption {
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:PLUMBLINE_URL:-http://127.0.0.1:8080}",
            description = "Server to ask. Default: ${DEFAULT-VALUE}; environment: PLUMBLINE_URL.")
    @Nullable
    URI url;

    @Option(
            names = "--require-fresh",
            paramLabel = "SECONDS",
            description = "Exit with status 6 if counting is further behind arrival, or the answer is not complete.")
    @Nullable
    Double requireFresh;

    QueryApi api() {
        URI base = url;
        if (base == null || base.getScheme() == null || !base.getScheme().startsWith("http")) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--url '" + base + "' is not an HTTP address.",
                    "For example --url http://host:8080");
        }
        return new QueryApi(base);
    }

    JsonNode get(String path, QueryString query) {
        return api().get(path, query);
    }

    /** Says below a table what the answer says about itself. */
    static void footer(Terminal terminal, JsonNode meta) {
        StringBuilder line =
                new StringBuilder("as of ").append(Times.clock(meta.path("asOf").asText("")));
        if (!meta.path("complete").asBoolean(true)) {
            line.append("; NOT COMPLETE: ")
                    .append(meta.at("/partitions/answered").asText());
            line.append(" of ").append(meta.at("/partitions/total").asText()).append(" partitions answered");
        }
        if (meta.path("lagSeconds").asDouble() >= 1) {
            line.append("; counting is ")
                    .append(meta.path("lagSeconds").asText())
                    .append(" s behind");
        }
        terminal.line(terminal.style().faint(line.toString()));
    }

    /** Ends the command if the answer is older or less complete than was asked for. */
    void checkFresh(JsonNode meta) {
        Double limit = requireFresh;
        if (limit == null) {
            return;
        }
        boolean complete = meta.path("complete").asBoolean(true);
        double lag = meta.path("lagSeconds").asDouble();
        if (!complete || lag > limit) {
            throw new CommandException(
                    ExitCode.STALE,
                    complete ? "The answer is " + lag + " s behind." : "Not every partition answered.",
                    "Look at 'plumbline doctor'.");
        }
    }
}
