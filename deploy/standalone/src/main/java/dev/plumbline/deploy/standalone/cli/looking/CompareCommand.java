package dev.plumbline.deploy.standalone.cli.looking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.api.QueryString;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Rows;
import dev.plumbline.deploy.standalone.output.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Two versions, variants or models against each other. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Two prompt versions, variants or models against each other: errors, cost, times and scores.",
            "The intervals hold at every look, as long as --since names the same start."
        },
        footer = {
            "",
            "Try:",
            "  plumbline compare support-chat --by prompt --a v6 --b v7 --since 2026-11-20T14:00:00Z",
            "  plumbline compare support-chat --by variant --a control --b short --split 0.5",
            "  plumbline compare --by model --a gpt-4o-2024-08-06 --b gpt-4o-2024-11-20"
        })
public final class CompareCommand implements Callable<Integer> {
    private static final Map<String, String> SHORT = Map.of("prompt", "prompt_version", "served_model", "model");

    private final Streams streams;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final ServerOption server = new ServerOption();

    @Parameters(
            paramLabel = "FEATURE",
            arity = "0..1",
            defaultValue = "",
            description = "The feature. Without it both sides are weighted alike over the features that both served.")
    private String feature = "";

    @Option(
            names = "--by",
            paramLabel = "DIMENSION",
            description =
                    "prompt, variant, model (that answered), requested_model or another. Default: ${DEFAULT-VALUE}.")
    private String by = "prompt";

    @Option(names = "--a", paramLabel = "VALUE", required = true, description = "What is compared with, the control.")
    private String a = "";

    @Option(names = "--b", paramLabel = "VALUE", required = true, description = "The other one, the treatment.")
    private String b = "";

    @Option(names = "--since", paramLabel = "TIME", description = "Start, as for cost. Default: ${DEFAULT-VALUE}.")
    private String since = "7d";

    @Option(names = "--until", paramLabel = "TIME", description = "End, in the same forms. Default: now.")
    private String until = "";

    @Option(
            names = "--split",
            paramLabel = "SHARE",
            description = "The share of calls that --a is planned to get; a wrong split overrules the rest.")
    private String split = "";

    @Option(names = "--alpha", paramLabel = "P", description = "Probability of a false claim, in all. Default: 0.05.")
    private String alpha = "";

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            description = "Differences within this share of the level of --a count as none.")
    private String margin = "";

    @Option(names = "--lower", paramLabel = "SCORE", description = "A score of which less is better; repeat for more.")
    private List<String> lower = new ArrayList<>();

    /** Writes to these streams. */
    public CompareCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Terminal terminal = common.terminal(streams);
        QueryString query = QueryString.none()
                .with("feature", feature)
                .with("by", SHORT.getOrDefault(by, by))
                .with("a", a)
                .with("b", b)
                .with("from", SeriesOptions.moment(since))
                .with("to", SeriesOptions.moment(until))
                .with("split", split)
                .with("alpha", alpha)
                .with("margin", margin);
        for (String score : lower) {
            query = query.with("lower", score);
        }
        JsonNode answer = server.get("/v1/compare", query);
        JsonNode data = answer.path("data");
        Rows.write(terminal, common.format(), answer, data.path("measures"), CompareTable.columns(data));
        if (common.format() == Format.table) {
            CompareTable.notes(data).forEach(terminal::line);
            ServerOption.footer(terminal, answer.path("meta"));
        }
        server.checkFresh(answer.path("meta"));
        return ExitCode.OK.status();
    }
}
