package dev.plumbline.deploy.standalone.broker;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions that are decided but whose markers are not yet in their partitions.
 *
 * <p>The answer to a commit comes before the markers. A broker that gives up its partitions in between drops them, as
 * {@link Predecessor} tells; so closing waits for them.
 */
final class PreparedTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(PreparedTransactions.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private PreparedTransactions() {}

    /** Returns when there are none, or after five seconds. */
    static void awaitNone(String bootstrapServers) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", bootstrapServers,
                "request.timeout.ms", "2000",
                "default.api.timeout.ms", "2000");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Admin admin = Admin.create(config)) {
            while (any(admin) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Closing without knowing whether all transactions are complete", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean any(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        var prepared = new ListTransactionsOptions()
                .filterStates(Set.of(TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT));
        return !admin.listTransactions(prepared)
                .all()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .isEmpty();
    }
}
