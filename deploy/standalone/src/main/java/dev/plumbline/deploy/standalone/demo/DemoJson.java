package dev.plumbline.deploy.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The report as one JSON object. */
public final class DemoJson {
    private final DemoReport report;
    private final ObjectNode document = new ObjectMapper().createObjectNode();

    private DemoJson(DemoReport report) {
        this.report = report;
    }

    /** The object; its schema is {@code plumbline.demo/v1}. */
    public static ObjectNode of(DemoReport report) {
        DemoJson json = new DemoJson(report);
        json.document.put("schema", "plumbline.demo/v1");
        ObjectNode data = json.document.putObject("data");
        data.put("ok", report.ok());
        report.problems().forEach(data.putArray("problems")::add);
        json.process(data);
        json.sent(data.putObject("sent"));
        data.set("ledger", report.ledger());
        json.alerts(data.putObject("alerts"));
        json.features(data.putArray("features"));
        json.freshness(data.putObject("freshness"));
        return json.document;
    }

    private void process(ObjectNode data) {
        data.put("readyMillis", report.ready().toMillis());
        report.memory().now().ifPresent(bytes -> data.put("residentBytes", bytes));
        report.memory().peak().ifPresent(bytes -> data.put("peakResidentBytes", bytes));
    }

    private void sent(ObjectNode sent) {
        sent.put("calls", report.sent().calls());
        sent.put("copies", report.sent().duplicates());
        sent.put("scores", report.sent().lateScores());
        sent.put("changes", report.sent().changes());
        ObjectNode bad = sent.putObject("bad");
        report.sent().bad().forEach(bad::put);
        sent.put("probes", report.delays().size());
        ObjectNode history = sent.putObject("history");
        long records = report.history().attempted();
        history.put("records", records);
        history.put("millis", report.history().elapsed().toMillis());
        history.put("recordsPerSecond", perSecond(records, report.history().elapsed()));
        sent.put("liveStart", report.liveStart().toString());
        sent.put("eventTime", report.eventTime().toString());
    }

    private static long perSecond(long records, Duration elapsed) {
        return records * 1_000 / Math.max(1, elapsed.toMillis());
    }

    private void alerts(ObjectNode alerts) {
        ArrayNode planted = alerts.putArray("planted");
        Set<String> matched = new HashSet<>();
        for (Finding finding : report.findings()) {
            ObjectNode row = planted.addObject();
            row.put("kind", finding.planted().kind().name().toLowerCase(java.util.Locale.ROOT));
            row.put("feature", finding.planted().feature());
            row.put("tenant", finding.planted().tenant());
            row.put("metric", finding.planted().metric());
            row.put("plantedAt", finding.planted().at().toString());
            row.put("expectation", finding.planted().expectation());
            row.put("due", finding.expected());
            finding.alert().ifPresentOrElse(alert -> row.set("found", alert), () -> row.putNull("found"));
            finding.alert().ifPresent(alert -> matched.add(alert.path("id").asText()));
        }
        ArrayNode others = alerts.putArray("others");
        report.alerts().stream()
                .filter(alert -> !matched.contains(alert.path("id").asText()))
                .forEach(others::add);
    }

    private void features(ArrayNode rows) {
        for (JsonNode feature : report.features()) {
            JsonNode total = feature.path("total");
            ObjectNode row = rows.addObject();
            row.put("feature", feature.at("/key/feature").asText());
            row.set("calls", total.path("calls"));
            row.set("cost", total.path("cost"));
            row.set("outcomes", total.path("outcomes"));
            row.set("tokens", total.path("tokens"));
            row.set("duration", total.path("duration"));
            row.set("scores", total.path("scores"));
        }
    }

    private void freshness(ObjectNode freshness) {
        freshness.put("samples", report.delays().size());
        freshness.put("p50Millis", report.freshness(.5).toMillis());
        freshness.put("p99Millis", report.freshness(.99).toMillis());
    }
}
