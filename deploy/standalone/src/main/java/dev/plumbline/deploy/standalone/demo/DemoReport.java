package dev.plumbline.deploy.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.process.ResidentMemory;
import dev.plumbline.ingest.replay.ReplaySummary;
import dev.plumbline.ingest.replay.totals.ReplayTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a demo came to.
 *
 * @param problems what is wrong, one sentence each: the ledger, a total, an alert that is missing; empty if nothing is
 * @param ready from the start of the JVM until state could be queried
 * @param memory resident memory at the end and at its peak
 * @param history the back-fill
 * @param liveStart event time at which the live part began
 * @param eventTime event time of the last record
 * @param sent sums over what was sent
 * @param ledger lines of the ledger, as the API gives them
 * @param features totals by feature, as the API gives them
 * @param findings what was planted beside what was found
 * @param alerts all alerts, as the API gives them
 * @param delays from publishing a probe to reading it in a total: nanoseconds, ascending
 */
public record DemoReport(
        List<String> problems,
        Duration ready,
        ResidentMemory memory,
        ReplaySummary history,
        Instant liveStart,
        Instant eventTime,
        ReplayTotals sent,
        JsonNode ledger,
        JsonNode features,
        List<Finding> findings,
        List<JsonNode> alerts,
        List<Long> delays) {

    /** True if everything adds up and every alert that was due is there. */
    public boolean ok() {
        return problems.isEmpty();
    }

    /** The delay that a share of the probes kept to, by the nearest rank; 0 without probes. */
    public Duration freshness(double share) {
        if (delays.isEmpty()) {
            return Duration.ZERO;
        }
        int rank = (int) Math.ceil(share * delays.size());
        return Duration.ofNanos(delays.get(Math.max(0, rank - 1)));
    }
}
