package dev.plumbline.deploy.standalone.cli.looking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.api.QueryApi;
import dev.plumbline.deploy.standalone.api.QueryString;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Numbers;
import dev.plumbline.deploy.standalone.output.Rows;
import dev.plumbline.deploy.standalone.output.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What calls cost. */
@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        description = "What calls cost, exactly, by feature, tenant, model or prompt version.",
        footer = {
            "",
            "Try:",
            "  plumbline cost --by tenant",
            "  plumbline cost --by feature,model --since 7d -o csv",
            "  plumbline cost --by prompt_version --feature support-chat --since 2026-11-01T00:00:00Z"
        })
public final class CostCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final SeriesOptions series = new SeriesOptions();

    @Option(names = "--by", paramLabel = "DIMENSION[,…]", description = "What to group by. Default: ${DEFAULT-VALUE}.")
    private String by = "feature";

    /** Writes to these streams. */
    public CostCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Terminal terminal = common.terminal(streams);
        QueryApi api = server.api();
        QueryString query = series.filters(QueryString.none().with("group_by", by));
        JsonNode answer = api.get("/v1/cost", series.range(query));
        JsonNode meta = answer.path("meta");
        if (common.format() == Format.table || common.format() == Format.csv) {
            CostTable table = new CostTable(
                    by, answer, before(api, query, meta), terminal.style().ascii());
            Rows.write(terminal, common.format(), answer, answer.path("data"), table.columns());
            if (common.format() == Format.table) {
                footer(terminal, answer);
            }
        } else {
            Rows.write(terminal, common.format(), answer, answer.path("data"), java.util.List.of());
        }
        server.checkFresh(meta);
        return ExitCode.OK.status();
    }

    /** The same question for the stretch of the same length that lies just before. */
    private static JsonNode before(QueryApi api, QueryString query, JsonNode meta) {
        Instant from = Instant.parse(meta.path("from").asText());
        Instant to = Instant.parse(meta.path("to").asText());
        QueryString earlier = query.with(
                        "from", from.minus(Duration.between(from, to)).toString())
                .with("to", from.toString())
                .with("step", "total");
        return api.get("/v1/cost", earlier);
    }

    private static void footer(Terminal terminal, JsonNode answer) {
        JsonNode total = answer.at("/all/total/cost");
        terminal.line("total " + Numbers.dollars(total.path("nanos").asText("0")) + " for "
                + Numbers.count(answer.at("/all/total/calls").asText("0")) + " calls, "
                + Numbers.count(total.path("unpricedCalls").asText("0")) + " of them unpriced");
        ServerOption.footer(terminal, answer.path("meta"));
    }
}
