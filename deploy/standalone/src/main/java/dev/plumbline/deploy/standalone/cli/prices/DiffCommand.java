package dev.plumbline.deploy.standalone.cli.prices;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Rows;
import dev.plumbline.deploy.standalone.output.Terminal;
import dev.plumbline.processors.pricelists.PriceComparison;
import dev.plumbline.processors.pricelists.PriceDifference;
import dev.plumbline.processors.pricelists.PriceFile;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a price file says otherwise than the prices in force. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "What a price file would change: models added, changed and removed, for calls of now.",
        footer = {
            "",
            "Models that only the file lacks keep their prices when it is imported.",
            "",
            "Try:",
            "  plumbline prices diff model_prices_and_context_window.json",
            "  plumbline prices diff data.json --format genai-prices --offline -o csv"
        })
public final class DiffCommand implements Callable<Integer> {
    private final Streams streams;
    private final InstantSource clock;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final PricesOptions prices = new PricesOptions();

    @Mixin
    private final PriceFileOptions file = new PriceFileOptions();

    @Option(names = "--removed", description = "Also list the models that only the file lacks.")
    private boolean removed;

    /** Writes to these streams; compares at the clock's time. */
    public DiffCommand(Streams streams, InstantSource clock) {
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Terminal terminal = common.terminal(streams);
        PriceFile read = file.read();
        List<PriceDifference> found = PriceComparison.of(prices.inForce(), read.list(), clock.instant());
        ObjectNode document = PriceRows.document("plumbline.prices.diff/v1");
        ObjectNode counts = document.putObject("counts");
        Map<PriceDifference.Kind, Integer> counted = new EnumMap<>(PriceDifference.Kind.class);
        found.forEach(difference -> counted.merge(difference.kind(), 1, Integer::sum));
        counted.forEach((kind, count) -> counts.put(kind.label(), count));
        counts.put("skipped", read.skipped().size());
        ArrayNode data = document.putArray("data");
        found.stream()
                .filter(difference -> removed || difference.kind() != PriceDifference.Kind.REMOVED)
                .forEach(difference -> PriceRows.add(data, difference));
        Rows.write(terminal, common.format(), document, data, PriceRows.DIFFERENCES);
        if (common.format() == Format.table) {
            terminal.line(text(counted, read));
        }
        return ExitCode.OK.status();
    }

    private static String text(Map<PriceDifference.Kind, Integer> counted, PriceFile read) {
        return counted.getOrDefault(PriceDifference.Kind.ADDED, 0) + " added, "
                + counted.getOrDefault(PriceDifference.Kind.CHANGED, 0) + " changed, "
                + counted.getOrDefault(PriceDifference.Kind.REMOVED, 0) + " only here; "
                + read.skipped().size() + " entries of the " + read.format().label() + " file cannot be used";
    }
}
