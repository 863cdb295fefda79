package dev.plumbline.deploy.standalone.verify;

import dev.plumbline.deploy.standalone.api.QueryApi;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Works the figures out from the topics and holds them against the API. Where they differ it asks the API again for a while,
 * because what has just arrived is counted a moment later; and where more has arrived meanwhile, it reads that too.
 */
public final class Verification {
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final SchemaRegistry registry;
    private final QueryApi api;
    private final CountingRules rules;
    private final PriceBook prices;
    private final Duration patience;

    /**
     * What was found.
     *
     * @param records records read
     * @param figures figures compared
     * @param whole false if the topics no longer hold everything that was sent, so that the API must know more
     * @param differences what the two sides do not agree on
     */
    public record Result(long records, int figures, boolean whole, List<Difference> differences) {}

    /** Prepares a verification; {@code patience} is how long a difference must last to be one. */
    public Verification(
            String bootstrapServers,
            SchemaRegistry registry,
            QueryApi api,
            CountingRules rules,
            PriceBook prices,
            Duration patience) {
        this.bootstrapServers = bootstrapServers;
        this.registry = registry;
        this.api = api;
        this.rules = rules;
        this.prices = prices;
        this.patience = patience;
    }

    /**
     * Reads and compares; answers at the first agreement, or what still differs at the end.
     *
     * @param progress takes the number of records read, once in a while
     * @throws KafkaException if the topics cannot be read
     */
    public Result run(LongConsumer progress) {
        int partitions = partitions();
        long deadline = System.nanoTime() + patience.toNanos();
        Result result = attempt(partitions, progress, deadline);
        while (!result.differences().isEmpty() && System.nanoTime() < deadline) {
            result = attempt(partitions, progress, deadline);
        }
        return result;
    }

    private Result attempt(int partitions, LongConsumer progress, long deadline) {
        TopicModel model = new TopicModel(bootstrapServers, registry, rules, prices, progress);
        model.read(partitions);
        ApiFigures answers = new ApiFigures(api);
        List<Difference> differences = model.figures().differences(answers.read(model.totals()));
        for (int asked = 1; !differences.isEmpty() && asked < 6 && System.nanoTime() < deadline; asked++) {
            LockSupport.parkNanos(ASK_AGAIN.toNanos());
            differences = model.figures().differences(answers.read(model.totals()));
        }
        return new Result(model.records(), model.figures().size(), model.isWhole(), differences);
    }

    private int partitions() {
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "default.api.timeout.ms",
                20_000,
                "request.timeout.ms",
                5_000))) {
            return admin.describeTopics(List.of(Topic.CALLS.topicName()))
                    .allTopicNames()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        } catch (CompletionException e) {
            throw new KafkaException("The topics cannot be read at " + bootstrapServers, e);
        }
    }
}
