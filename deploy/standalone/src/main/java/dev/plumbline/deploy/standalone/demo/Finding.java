package dev.plumbline.deploy.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.replay.scenario.PlantedEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was planted beside what was found.
 *
 * @param planted the event
 * @param expected true if enough event time was sent after it for an alert to be due
 * @param alert the first alert on it, as the API reports it
 */
public record Finding(PlantedEvent planted, boolean expected, Optional<JsonNode> alert) {

    /** True if an alert was due and is not there. */
    public boolean isMissing() {
        return expected && alert.isEmpty();
    }

    /** Holds events against alerts: the same feature, tenant and metric, fired after the event began. */
    static Finding of(PlantedEvent planted, boolean expected, List<JsonNode> alerts) {
        Optional<JsonNode> first = alerts.stream()
                .filter(alert -> matches(planted, alert))
                .min(Comparator.comparing(
                        alert -> Instant.parse(alert.path("firedAt").asText())));
        return new Finding(planted, expected, first);
    }

    /** True if the alert, as the API gives it, is on the event. */
    public static boolean matches(PlantedEvent planted, JsonNode alert) {
        JsonNode scope = alert.path("scope");
        boolean tenant = planted.tenant().isEmpty()
                || planted.tenant().equals(scope.path("tenant").asText());
        return tenant
                && planted.feature().equals(scope.path("feature").asText())
                && planted.metric().equals(alert.path("metric").asText())
                && !planted.at().isAfter(Instant.parse(alert.path("firedAt").asText()));
    }
}
