package dev.plumbline.processors.topologies;

import static dev.plumbline.processors.topologies.Streamed.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.budgets.BudgetCalendar;
import dev.plumbline.processors.budgets.BudgetRule;
import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.drift.DriftRule;
import dev.plumbline.processors.topologies.revision.RevisionState;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Severity;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history that is cut by stops and starts leaves what it leaves in one run, byte for byte. */
class RestartTest {
    private static final List<Topic> OUTPUTS = List.of(Topic.ROLLUPS, Topic.ALERTS, Topic.DEAD_LETTERS);
    private static final int EVENTS = 340;

    @TempDir(factory = MemoryDirectory.class)
    private Path directory;

    /**
     * What a history leaves behind.
     *
     * @param outputs every record of the topics on which each record counts, in order
     * @param budgets the last record of each key: a start may say again what it does not know to have been said
     * @param stores every entry of every store
     */
    private record Left(List<String> outputs, Map<String, String> budgets, Map<String, String> stores) {}

    @Test
    void shouldLeaveTheSameAsOneRun() {
        Left once = play("once", List.of(EVENTS));
        Left cut = play("cut", List.of(1, 150, 151, 260, EVENTS));
        assertThat(once.outputs()).as("outputs of one run").hasSizeGreaterThan(20);
        assertThat(once.budgets()).as("budgets of one run").hasSize(2);
        assertThat(once.stores()).as("entries in the stores").hasSizeGreaterThan(EVENTS);
        assertThat(String.join("", once.outputs())).contains("plumbline.alerts", "plumbline.dead-letters");
        assertThat(cut.outputs()).isEqualTo(once.outputs());
        assertThat(cut.budgets()).isEqualTo(once.budgets());
        assertThat(cut.stores()).isEqualTo(once.stores());
    }

    private Left play(String name, List<Integer> stops) {
        SchemaRegistry registry = new InMemorySchemaRegistry();
        List<String> outputs = new ArrayList<>();
        Map<String, String> budgets = new TreeMap<>();
        Map<String, String> stores = Map.of();
        int next = 0;
        for (int stop : stops) {
            Streamed streamed = new Streamed(directory.resolve(name), rules(), registry);
            for (; next < stop; next++) {
                send(streamed, next);
                collect(streamed, outputs);
                streamed.wire(Topic.BUDGETS).forEach(record -> budgets.put(record.key(), text(record.value())));
            }
            stores = stores(streamed);
            streamed.stop();
        }
        return new Left(outputs, budgets, stores);
    }

    /** A call every 30 s whose score falls at 200; some late, some twice, some unreadable, some scored afterwards. */
    private static void send(Streamed streamed, int i) {
        Instant at = ARRIVAL.plusSeconds(30L * i);
        Instant start = i % 13 == 12 ? at.minusSeconds(1_800) : at;
        double score = i < 200 ? 1 - i % 10 / 10.0 : i % 10 / 20.0;
        LlmCall call = Calls.call("c" + (i % 17 == 16 ? i - 3 : i), start)
                .setScores(Calls.scored(score))
                .setTenant(i % 3 == 0 ? "globex" : "acme")
                .build();
        if (i % 29 == 28) {
            streamed.bytes(new byte[] {0, 1, 2}, at);
        } else if (i % 11 == 10) {
            streamed.score(Calls.score("s" + i, "c" + (i - 1), score, at).build(), at);
        } else {
            streamed.call(call, at);
        }
    }

    /** Offsets of dead letters start anew with each driver, so of those only the number is compared. */
    private static void collect(Streamed streamed, List<String> outputs) {
        for (Topic topic : OUTPUTS) {
            streamed.wire(topic)
                    .forEach(record -> outputs.add(
                            topic == Topic.DEAD_LETTERS
                                    ? topic.topicName()
                                    : topic.topicName() + " " + record.key() + " " + record.timestamp() + " "
                                            + HexFormat.of().formatHex(record.value())));
        }
    }

    private static Map<String, String> stores(Streamed streamed) {
        Map<String, String> dump = new TreeMap<>();
        streamed.driver.getAllStateStores().forEach((name, store) -> {
            // Offsets begin anew with every test driver, and the store of revisions says which records it has seen.
            if (store.persistent() && !name.equals(RevisionState.STORE)) {
                dump(name, store, dump);
            }
        });
        return dump;
    }

    @SuppressWarnings("unchecked") // all window stores have keys of bytes
    private static void dump(String name, StateStore store, Map<String, String> dump) {
        if (store instanceof WindowStore<?, ?> windows) {
            try (var all = ((WindowStore<Bytes, byte[]>) windows).all()) {
                all.forEachRemaining(entry -> dump.put(name + key(entry.key), text(entry.value)));
            }
        } else {
            try (var all = ((KeyValueStore<Object, Object>) store).all()) {
                all.forEachRemaining(entry -> dump.put(name + " " + entry.key, text(entry.value)));
            }
        }
    }

    private static String key(Windowed<Bytes> key) {
        return " " + key.key() + " " + key.window().startTime();
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }

    private static Rules rules() {
        BudgetRule budget = new BudgetRule(
                "hour",
                List.of("tenant"),
                Map.of(),
                10_000_000_000L,
                BudgetCalendar.DAY,
                ZoneOffset.UTC,
                BudgetRule.DEFAULT_THRESHOLDS);
        DriftRule drift = new DriftRule(
                "quality",
                Grouping.parse("feature"),
                Map.of(),
                Set.of(),
                MeanDriftConfig.DEFAULT.withWarmUp(WarmUp.ofSamples(100)),
                Severity.WARNING);
        return new Rules(List.of(budget), List.of(drift));
    }
}
