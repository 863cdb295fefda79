package dev.plumbline.deploy.standalone.cli.prices;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.output.CommandException;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Rows;
import dev.plumbline.deploy.standalone.output.Terminal;
import dev.plumbline.processors.pricing.catalog.ModelRule;
import dev.plumbline.processors.pricing.catalog.PriceLine;
import dev.plumbline.processors.pricing.catalog.PriceList;
import java.util.Locale;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What models cost. */
@Command(
        name = "prices",
        mixinStandardHelpOptions = true,
        description = "What models cost: the list in force, what a file would change, and the change.")
public final class PricesCommand {
    private final Streams streams;

    /** Writes to these streams. */
    public PricesCommand(Streams streams) {
        this.streams = streams;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "The prices in force, in dollars per million tokens.",
            footer = {"", "Try: plumbline prices list --provider openai -o csv"})
    int list(
            @Mixin CommonOptions common,
            @Mixin PricesOptions options,
            @Option(names = "--provider", paramLabel = "ID", description = "Of this provider only.") String provider) {
        PriceList list = options.inForce();
        write(common, list, line -> provider == null || line.key().provider().equals(provider));
        return ExitCode.OK.status();
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "All prices of a model: dates, tiers, input lengths.",
            footer = {"", "Try: plumbline prices show gpt-4o"})
    int show(
            @Mixin CommonOptions common,
            @Mixin PricesOptions options,
            @Parameters(paramLabel = "MODEL", description = "As calls name it, or as the list does.") String model) {
        PriceList list = options.inForce();
        String id = model.toLowerCase(Locale.ROOT);
        if (list.lines().stream().noneMatch(line -> isMeant(list, line, id))) {
            throw new CommandException(
                    ExitCode.NOT_FOUND,
                    "No model is called '" + model + "' in " + list.version() + ".",
                    "See 'plumbline prices list', or give it a price with 'plumbline prices import'.");
        }
        write(common, list, line -> isMeant(list, line, id));
        return ExitCode.OK.status();
    }

    private static boolean isMeant(PriceList list, PriceLine line, String id) {
        return line.key().model().equals(id)
                || list.rules().stream()
                        .filter(rule -> isOf(rule, line.key()))
                        .flatMap(rule -> rule.patterns().stream())
                        .anyMatch(pattern -> pattern.isExact() && pattern.matches(id));
    }

    private static boolean isOf(ModelRule rule, PriceLine.Key key) {
        return rule.provider().equals(key.provider()) && rule.model().equals(key.model());
    }

    private void write(CommonOptions common, PriceList list, Predicate<PriceLine> wanted) {
        Terminal terminal = common.terminal(streams);
        ObjectNode document = PriceRows.document("plumbline.prices/v1").put("version", list.version());
        ArrayNode data = document.putArray("data");
        list.lines().stream().filter(wanted).forEach(line -> PriceRows.add(data, line));
        Rows.write(terminal, common.format(), document, data, PriceRows.LINES);
        if (common.format() == Format.table) {
            terminal.line(terminal.style().faint(data.size() + " prices; list " + list.version()));
        }
    }
}
