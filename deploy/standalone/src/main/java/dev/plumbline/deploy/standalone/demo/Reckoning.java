package dev.plumbline.deploy.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.api.QueryApi;
import dev.plumbline.deploy.standalone.api.QueryString;
import dev.plumbline.deploy.standalone.process.ResidentMemory;
import dev.plumbline.ingest.replay.ReplaySummary;
import dev.plumbline.ingest.replay.scenario.PlantedEvent;
import dev.plumbline.ingest.replay.scenario.Scenario;
import dev.plumbline.ingest.replay.scenario.ScenarioConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Asks the API what it has, and holds it against what was sent. */
final class Reckoning {
    /** Event time after which an alert on something planted is due: an hour and a half of its calls. */
    private static final Duration DUE = Duration.ofMinutes(75);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_NANOS = 100_000_000;

    private final QueryApi api;
    private final Scenario scenario;
    private final DemoTraffic traffic;

    Reckoning(QueryApi api, Scenario scenario, DemoTraffic traffic) {
        this.api = api;
        this.scenario = scenario;
        this.traffic = traffic;
    }

    /**
     * Waits until everything sent so far is in the ledger and in the totals, which follow it by a commit, and answers the
     * ledger's line of calls. Gives up after a minute.
     */
    JsonNode awaitCounted(long probes) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0 && !differences(probes).isEmpty()) {
            LockSupport.parkNanos(POLL_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException("while the demo waited for its records to be counted");
            }
        }
        return ledger().path(0);
    }

    private List<String> differences(long probes) {
        Comparison ledger = new Comparison().ledger(ledger(), traffic.sent().totals(), probes);
        return ledger.differences().isEmpty()
                ? ledger.features(features(), traffic.sent()).differences()
                : ledger.differences();
    }

    DemoReport report(Duration ready, ReplaySummary history, FreshnessProbe probe) throws InterruptedException {
        awaitCounted(probe.published());
        List<String> problems = new ArrayList<>(differences(probe.published()));
        List<JsonNode> alerts = alerts();
        List<Finding> findings = scenario.planted().stream()
                .map(event -> Finding.of(event, isDue(event), alerts))
                .toList();
        findings.stream()
                .filter(Finding::isMissing)
                .forEach(finding ->
                        problems.add("no alert on " + finding.planted().expectation()));
        return new DemoReport(
                problems,
                ready,
                ResidentMemory.ofThisProcess(),
                history,
                scenario.config().liveStart(),
                traffic.eventTime(),
                traffic.sent().totals(),
                ledger(),
                features(),
                findings,
                alerts,
                probe.delays());
    }

    private boolean isDue(PlantedEvent event) {
        return event.at().plus(DUE).isBefore(traffic.eventTime());
    }

    private JsonNode ledger() {
        return api.get("/v1/ledger", QueryString.none()).path("data");
    }

    private JsonNode features() {
        ScenarioConfig config = scenario.config();
        return api.get(
                        "/v1/series",
                        QueryString.none()
                                .with("group_by", "feature")
                                .with("fields", "calls,tokens,cost,duration,scores")
                                .with(
                                        "from",
                                        config.liveStart()
                                                .minus(config.history())
                                                .toString())
                                .with(
                                        "to",
                                        traffic.eventTime()
                                                .plus(Duration.ofMinutes(2))
                                                .toString())
                                .with("step", "total"))
                .path("data");
    }

    private List<JsonNode> alerts() {
        List<JsonNode> alerts = new ArrayList<>();
        api.get("/v1/alerts", QueryString.none().with("limit", "1000"))
                .path("data")
                .forEach(alerts::add);
        return alerts;
    }
}
