package dev.plumbline.deploy.standalone.replay;

import dev.plumbline.deploy.standalone.output.CommandException;
import dev.plumbline.deploy.standalone.output.ExitCode;
import dev.plumbline.ingest.replay.journal.ImportJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Finds the journal that belongs to an installation. Kafka's cluster id names it, so that a new data directory starts with
 * an empty one.
 */
public final class ImportTarget {
    private static final int TIMEOUT_SECONDS = 15;

    private ImportTarget() {}

    /**
     * Opens the journal under {@code dir} for the Kafka at {@code bootstrapServers}.
     *
     * @throws CommandException if Kafka does not answer
     * @throws IOException if the journal cannot be used, or another import uses it
     */
    public static ImportJournal journal(Path dir, String bootstrapServers) throws IOException {
        return ImportJournal.open(dir.resolve(clusterId(bootstrapServers) + ".ids"));
    }

    private static String clusterId(String bootstrapServers) {
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(settings)) {
            return admin.describeCluster().clusterId().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noAnswer(bootstrapServers);
        } catch (ExecutionException | TimeoutException e) {
            throw noAnswer(bootstrapServers);
        }
    }

    private static CommandException noAnswer(String bootstrapServers) {
        return new CommandException(
                ExitCode.FAULT,
                "Kafka at " + bootstrapServers + " does not answer.",
                "Start it with 'plumbline up', or name another with --bootstrap.");
    }
}
