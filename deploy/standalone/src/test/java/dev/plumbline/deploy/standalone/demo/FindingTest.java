package dev.plumbline.deploy.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.replay.scenario.PlantedEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
    private static final PlantedEvent RUNAWAY = new PlantedEvent(
            PlantedEvent.Kind.RUNAWAY_COST,
            "doc-summary",
            "initech",
            "spend",
            Instant.parse("2026-11-20T14:00:00Z"),
            "it loops");

    @Test
    void shouldTakeTheFirstAlertThatFiredAfterTheEvent() throws Exception {
        List<JsonNode> alerts = List.of(
                alert("late", "doc-summary", "initech", "spend", "2026-11-20T15:00:00Z"),
                alert("first", "doc-summary", "initech", "spend", "2026-11-20T14:30:00Z"),
                alert("before", "doc-summary", "initech", "spend", "2026-11-20T13:59:59Z"));

        Finding finding = Finding.of(RUNAWAY, true, alerts);

        assertThat(finding.alert().orElseThrow().path("id").asText()).isEqualTo("first");
        assertThat(finding.isMissing()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "other, initech, spend, 2026-11-20T14:30:00Z",
        "doc-summary, acme, spend, 2026-11-20T14:30:00Z",
        "doc-summary, initech, score:tone:JUDGE, 2026-11-20T14:30:00Z",
        "doc-summary, initech, spend, 2026-11-20T13:00:00Z"
    })
    void shouldMissWhatIsOnSomethingElse(String feature, String tenant, String metric, String firedAt)
            throws Exception {
        List<JsonNode> alerts = List.of(alert("a", feature, tenant, metric, firedAt));

        assertThat(Finding.of(RUNAWAY, true, alerts).isMissing()).isTrue();
        assertThat(Finding.of(RUNAWAY, false, alerts).isMissing()).isFalse();
    }

    private static JsonNode alert(String id, String feature, String tenant, String metric, String firedAt)
            throws Exception {
        return new ObjectMapper()
                .readTree("{\"id\":\"" + id + "\",\"scope\":{\"feature\":\"" + feature + "\",\"tenant\":\"" + tenant
                        + "\"},\"metric\":\"" + metric + "\",\"firedAt\":\"" + firedAt + "\"}");
    }
}
