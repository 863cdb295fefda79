package dev.plumbline.deploy.standalone.cli.prices;

import dev.plumbline.deploy.standalone.output.CommandException;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.prices.PriceTopic;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.topologies.prices.PricesInForce;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Option;

/** Where the prices in force are found. */
final class PricesOptions {
    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT[,…]",
            defaultValue = "${env:PLUMBLINE_BOOTSTRAP:-127.0.0.1:9092}",
            description = "Kafka with the prices topic. Default: ${DEFAULT-VALUE}.")
    private String bootstrap = "";

    @Option(
            names = "--registry",
            paramLabel = "URL",
            defaultValue = "${env:PLUMBLINE_REGISTRY:-http://127.0.0.1:8081}",
            description = "Schema registry. Default: ${DEFAULT-VALUE}.")
    private String registry = "";

    @Option(names = "--offline", description = "The list that Plumbline comes with, without what was published since.")
    private boolean offline;

    boolean offline() {
        return offline;
    }

    PriceTopic topic() {
        return new PriceTopic(bootstrap, registry);
    }

    /** The list in force: the one that Plumbline comes with, and all changes. */
    PriceList inForce() {
        if (offline) {
            return PriceBook.bundledList();
        }
        try {
            return PricesInForce.of(PriceBook.bundledList(), topic().changes());
        } catch (KafkaException e) {
            throw unreachable(e);
        }
    }

    CommandException unreachable(KafkaException e) {
        return new CommandException(
                ExitCode.UNREACHABLE,
                "The prices topic cannot be used at " + bootstrap + ": " + e.getMessage(),
                "Start 'plumbline up', name another with --bootstrap, or look at the bundled list with --offline.");
    }
}
