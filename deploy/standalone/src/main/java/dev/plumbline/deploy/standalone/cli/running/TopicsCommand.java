package dev.plumbline.deploy.standalone.cli.running;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.deploy.standalone.cli.terminal.CommonOptions;
import dev.plumbline.deploy.standalone.cli.terminal.Streams;
import dev.plumbline.deploy.standalone.output.Column;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.deploy.standalone.output.Format;
import dev.plumbline.deploy.standalone.output.Rows;
import dev.plumbline.deploy.standalone.output.Terminal;
import dev.plumbline.deploy.standalone.topics.BrokerTopics;
import dev.plumbline.deploy.standalone.topics.TopicChange;
import dev.plumbline.deploy.standalone.topics.TopicPlan;
import dev.plumbline.deploy.standalone.topics.TopicRefusal;
import dev.plumbline.deploy.standalone.topics.TopicSizing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Topics: what would change on a broker, and the change. */
@Command(name = "topics", mixinStandardHelpOptions = true, description = "Plumbline's topics on a Kafka cluster.")
public final class TopicsCommand {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final List<Column> COLUMNS =
            List.of(Column.text("TOPIC", "/topic"), Column.text("CHANGE", "/change"));

    /** Which cluster, and how large its topics should be. */
    static final class Cluster {
        @Option(
                names = "--bootstrap",
                paramLabel = "HOST:PORT[,…]",
                defaultValue = "${env:PLUMBLINE_BOOTSTRAP:-127.0.0.1:9092}",
                description = "Kafka to connect to. Default: ${DEFAULT-VALUE}.")
        String bootstrap = "";

        @Option(names = "--partitions", defaultValue = "4", description = "Of every topic. Default: ${DEFAULT-VALUE}.")
        int partitions;

        @Option(names = "--replication-factor", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
        int replicationFactor;

        Admin admin() {
            return Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrap,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    (int) TIMEOUT.toMillis(),
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    5_000));
        }

        TopicSizing sizing() {
            return new TopicSizing(partitions, replicationFactor);
        }
    }

    private final Streams streams;

    /** Writes to these streams. */
    public TopicsCommand(Streams streams) {
        this.streams = streams;
    }

    @Command(
            name = "plan",
            mixinStandardHelpOptions = true,
            description = "What would change. Exits with status 5 if anything would.",
            footer = {"", "Try: plumbline topics plan --bootstrap kafka:9092 --partitions 12 --replication-factor 3"})
    int plan(@Mixin CommonOptions common, @Mixin Cluster cluster) {
        try (Admin admin = cluster.admin()) {
            TopicPlan plan = new BrokerTopics(admin, TIMEOUT).plan(cluster.sizing());
            print(common, plan, "would change");
            return plan.isEmpty() ? ExitCode.OK.status() : ExitCode.CHECK_FAILED.status();
        }
    }

    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            description = "Creates and alters topics; never deletes one or takes partitions away.",
            footer = {"", "Try: plumbline topics plan first"})
    int apply(@Mixin CommonOptions common, @Mixin Cluster cluster) {
        try (Admin admin = cluster.admin()) {
            BrokerTopics topics = new BrokerTopics(admin, TIMEOUT);
            TopicPlan plan = topics.plan(cluster.sizing());
            topics.apply(plan);
            print(common, plan, "changed");
            return ExitCode.OK.status();
        }
    }

    private void print(CommonOptions common, TopicPlan plan, String verb) {
        Terminal terminal = common.terminal(streams);
        ObjectNode document = new ObjectMapper().createObjectNode().put("schema", "plumbline.topics/v1");
        ArrayNode data = document.putArray("data");
        for (TopicChange change : plan.changes()) {
            data.addObject().put("topic", change.topic()).put("change", change.describe());
        }
        for (TopicRefusal refusal : plan.refusals()) {
            data.addObject().put("topic", refusal.topic()).put("change", "REFUSED: " + refusal.reason());
        }
        if (common.format() == Format.table && plan.isEmpty()) {
            terminal.line(terminal.style().good("✓ nothing to change"));
            return;
        }
        Rows.write(terminal, common.format(), document, data, COLUMNS);
        terminal.note(
                plan.changes().size() + " " + verb + ", " + plan.refusals().size() + " refused");
    }
}
