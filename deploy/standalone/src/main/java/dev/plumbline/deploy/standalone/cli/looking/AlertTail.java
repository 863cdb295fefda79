package dev.plumbline.deploy.standalone.cli.looking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.api.QueryApi;
import dev.plumbline.deploy.standalone.api.QueryString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Asks for alerts twice a second and passes on each state that it has not seen, in the order of firing. */
final class AlertTail {
    private static final long PERIOD_NANOS = 500_000_000;

    private final QueryApi api;
    private final Consumer<JsonNode> consumer;
    private final Map<String, Integer> seen = new HashMap<>();

    AlertTail(QueryApi api, Consumer<JsonNode> consumer) {
        this.api = api;
        this.consumer = consumer;
    }

    /** Runs until interrupted, or until {@code count} were passed on if that is not 0. */
    void run(int count) {
        int passed = 0;
        while (!Thread.currentThread().isInterrupted()) {
            for (JsonNode alert : unseen()) {
                consumer.accept(alert);
                passed++;
                if (passed == count) {
                    return;
                }
            }
            LockSupport.parkNanos(PERIOD_NANOS);
        }
    }

    List<JsonNode> unseen() {
        List<JsonNode> fresh = new ArrayList<>();
        for (JsonNode alert :
                api.get("/v1/alerts", QueryString.none().with("limit", "1000")).path("data")) {
            Integer last =
                    seen.put(alert.path("id").asText(), alert.path("sequence").asInt());
            if (last == null || last < alert.path("sequence").asInt()) {
                fresh.add(alert);
            }
        }
        fresh.sort(Comparator.comparing(alert -> alert.path("firedAt").asText()));
        return fresh;
    }
}
