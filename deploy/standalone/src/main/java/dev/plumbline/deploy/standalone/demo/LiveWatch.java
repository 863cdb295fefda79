package dev.plumbline.deploy.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.api.QueryApi;
import dev.plumbline.deploy.standalone.api.QueryString;
import dev.plumbline.ingest.replay.scenario.PlantedEvent;
import dev.plumbline.ingest.replay.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the listener what event time has reached and what alerts say, each once. */
final class LiveWatch {
    private final QueryApi api;
    private final DemoTraffic traffic;
    private final DemoListener listener;
    private final List<PlantedEvent> coming;
    private final Map<String, Integer> seen = new HashMap<>();

    LiveWatch(QueryApi api, Scenario scenario, DemoTraffic traffic, DemoListener listener) {
        this.api = api;
        this.traffic = traffic;
        this.listener = listener;
        this.coming = new ArrayList<>(scenario.planted());
        coming.sort(Comparator.comparing(PlantedEvent::at));
        // What fired in the history is not news.
        alerts().forEach(this::isNew);
    }

    void look() {
        while (!coming.isEmpty() && !traffic.eventTime().isBefore(coming.get(0).at())) {
            listener.planted(coming.remove(0));
        }
        for (JsonNode alert : alerts()) {
            if (isNew(alert)) {
                listener.alert(alert);
            }
        }
    }

    private boolean isNew(JsonNode alert) {
        int sequence = alert.path("sequence").asInt();
        Integer before = seen.put(alert.path("id").asText(), sequence);
        return before == null || before < sequence;
    }

    private JsonNode alerts() {
        return api.get("/v1/alerts", QueryString.none().with("limit", "1000")).path("data");
    }
}
