package dev.plumbline.processors.topologies.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.topologies.TestStores;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertKind;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.records.Severity;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class AlertLogTest {
    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final KeyValueStore<Bytes, byte[]> store = TestStores.keyValue();
    private final AlertLog log = new AlertLog(store, registry);

    @Test
    void shouldNumberTheTransitionsOfEachAlertFromZero() {
        add(log, "A-1", "A-2", "A-1", "A-1");
        assertThat(drained(log)).containsExactly("A-1 0", "A-2 0", "A-1 1", "A-1 2");
    }

    @Test
    void shouldHandEachTransitionOverOnce() {
        add(log, "A-1");
        assertThat(drained(log)).hasSize(1);
        assertThat(drained(log)).isEmpty();
    }

    @Test
    void shouldNumberOnAfterARestart() {
        add(log, "A-1", "A-1");
        AlertLog again = new AlertLog(store, registry);
        add(again, "A-1");
        assertThat(drained(again)).containsExactly("A-1 2");
    }

    @Test
    void shouldNotTakeAnIdForAnotherThatItBegins() {
        add(log, "A-1", "A-1\u0001", "A-12", "A-1");
        assertThat(drained(log)).containsExactly("A-1 0", "A-1\u0001 0", "A-12 0", "A-1 1");
    }

    @Test
    void shouldKeepTheTimeOfFiringWhenAnAlertEnds() {
        log.add(Alert.newBuilder(alert("A-1")).setFiredAtMicros(5L).build());
        log.add(Alert.newBuilder(alert("A-1"))
                .setState(AlertState.RESOLVED)
                .setFiredAtMicros(9L)
                .setResolvedAtMicros(9L)
                .build());
        List<Alert> both = new ArrayList<>();
        log.drain(both::add);
        assertThat(both).extracting(Alert::getFiredAtMicros).containsExactly(5L, 5L);
    }

    @Test
    void shouldEndWhatFiresForARuleThatIsGoneAndOnlyThat() {
        add(log, "A-1");
        log.add(Alert.newBuilder(alert("A-2")).setRuleId("gone").build());
        log.add(Alert.newBuilder(alert("A-3"))
                .setRuleId("gone")
                .setState(AlertState.RESOLVED)
                .build());
        drained(log);
        log.resolveOrphans(Set.of("rule"), 60_000_000L);
        List<Alert> ended = new ArrayList<>();
        log.drain(ended::add);
        assertThat(ended).singleElement().satisfies(alert -> {
            assertThat(alert.getAlertId()).isEqualTo("A-2");
            assertThat(alert.getState()).isEqualTo(AlertState.RESOLVED);
            assertThat(alert.getResolvedAtMicros()).isEqualTo(60_000_000L);
            assertThat(alert.getSequence()).isEqualTo(1);
        });
    }

    private static void add(AlertLog log, String... ids) {
        for (String id : ids) {
            log.add(alert(id));
        }
    }

    private static List<String> drained(AlertLog log) {
        List<String> drained = new ArrayList<>();
        log.drain(alert -> drained.add(alert.getAlertId() + " " + alert.getSequence()));
        return drained;
    }

    private static Alert alert(String id) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setRuleId("rule")
                .setKind(AlertKind.BUDGET)
                .setState(AlertState.FIRING)
                .setSeverity(Severity.INFO)
                .setDimensions(Map.of())
                .setMetric("spend")
                .setSummary("")
                .setFiredAtMicros(0L)
                .setValueMicros(0L)
                .setThresholdMicros(0L)
                .setAttributions(List.of())
                .setPath("")
                .build();
    }
}
