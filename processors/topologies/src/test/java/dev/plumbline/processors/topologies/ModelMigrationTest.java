package dev.plumbline.processors.topologies;

import static dev.plumbline.processors.topologies.Streamed.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.pricing.catalog.PriceListReader;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertKind;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.ChangeKind;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Severity;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelMigrationTest {
    private static final Duration STEP = Duration.ofSeconds(20);
    private static final int BATCH = 6;

    @TempDir(factory = MemoryDirectory.class)
    private Path state;

    private final SchemaRegistry registry = new InMemorySchemaRegistry();
    private int calls;

    @Test
    void shouldTellOnceThatAnotherModelAnswersThanWasAskedFor() {
        try (Streamed streamed = new Streamed(state, Rules.NONE, registry)) {
            served(streamed, 0, "gpt-4o", "gpt-4o-2024-08-06", "fp_1");
            served(streamed, 1, "gpt-4o", "gpt-4o-mini", "fp_1");
            served(streamed, 2, "gpt-4o", "gpt-4o-mini", "fp_1");
            served(streamed, 40, "gpt-4o", "gpt-4o-2024-08-06", "fp_1");

            List<Alert> alerts = streamed.read(Topic.ALERTS, Alert.class);

            assertThat(alerts).hasSize(1);
            Alert alert = alerts.get(0);
            assertThat(alert.getKind()).isEqualTo(AlertKind.MIGRATION);
            assertThat(alert.getSeverity()).isEqualTo(Severity.INFO);
            assertThat(alert.getState()).isEqualTo(AlertState.FIRING);
            assertThat(alert.getMetric()).isEqualTo("migration:served_differs");
            assertThat(alert.getDimensions()).isEqualTo(Map.of("feature", "chat"));
            assertThat(alert.getSummary())
                    .isEqualTo("chat asks for gpt-4o and is answered by gpt-4o-mini, before by gpt-4o-2024-08-06.");
            assertThat(alert.getOnsetMicros()).isEqualTo(Calls.micros(ARRIVAL.plus(Duration.ofMinutes(1))));
            assertThat(alert.getAttributions().get(0).getValue()).isEqualTo("gpt-4o-mini");
            assertThat(alert.getAttributions().get(1).getValue()).isEqualTo("gpt-4o-2024-08-06");
        }
    }

    @Test
    void shouldTellOfANewFingerprintAndOfTheChangeEventNearIt() {
        try (Streamed streamed = new Streamed(state, Rules.NONE, registry)) {
            served(streamed, 0, "gpt-4o", "gpt-4o-2024-08-06", "fp_1");
            streamed.change(
                    ChangeEvent.newBuilder()
                            .setChangeId("ship-7")
                            .setTenant("*")
                            .setKind(ChangeKind.MODEL_SWITCHED)
                            .setAtMicros(Calls.micros(ARRIVAL.plus(Duration.ofMinutes(4))))
                            .build(),
                    ARRIVAL.plus(Duration.ofMinutes(4)));
            served(streamed, 5, "gpt-4o", "gpt-4o-2024-08-06", "fp_2");
            served(streamed, 40, "gpt-4o", "gpt-4o-2024-08-06", "fp_1");

            List<Alert> alerts = streamed.read(Topic.ALERTS, Alert.class);

            assertThat(alerts).extracting(Alert::getMetric).containsExactly("migration:fingerprint_changed");
            assertThat(alerts.get(0).getSummary())
                    .isEqualTo("The provider's fingerprint of gpt-4o-2024-08-06 changed for chat from fp_1 to fp_2.");
            assertThat(alerts.get(0).getChanges())
                    .extracting(change -> change.getChangeId())
                    .containsExactly("ship-7");
        }
    }

    @Test
    void shouldSayNothingOfTheFirstModelNorOfOnesThatComeAndGo() {
        try (Streamed streamed = new Streamed(state, Rules.NONE, registry)) {
            for (int minute = 0; minute < 40; minute++) {
                served(streamed, minute, "gpt-4o", "gpt-4o-2024-08-06", "");
            }
            assertThat(streamed.read(Topic.ALERTS, Alert.class)).isEmpty();
        }
    }

    @Test
    void shouldEndADayLater() {
        try (Streamed streamed = new Streamed(state, Rules.NONE, registry)) {
            served(streamed, 0, "gpt-4o", "gpt-4o-mini", "");
            served(streamed, 1_440, "gpt-4o", "gpt-4o-mini", "");
            assertThat(streamed.read(Topic.ALERTS, Alert.class)).hasSize(1);
            served(streamed, 1_480, "gpt-4o", "gpt-4o-mini", "");

            List<Alert> after = streamed.read(Topic.ALERTS, Alert.class);

            assertThat(after).extracting(Alert::getState).containsExactly(AlertState.RESOLVED);
            assertThat(after.get(0).getSequence()).isEqualTo(1);
            assertThat(after.get(0).getResolvedAtMicros())
                    .isEqualTo(Calls.micros(ARRIVAL.plus(Duration.ofMinutes(1_441))));
        }
    }

    @Test
    void shouldTellNinetyDaysAheadThatAModelInUseRetires() {
        try (Streamed streamed = new Streamed(state, retiring("2026-12-01"))) {
            served(streamed, 0, "gpt-4", "gpt-4-0613", "");
            served(streamed, 2, "gpt-4", "gpt-4-0613", "");
            served(streamed, 40, "gpt-4", "gpt-4-0613", "");

            List<Alert> alerts = streamed.read(Topic.ALERTS, Alert.class);

            assertThat(alerts)
                    .extracting(Alert::getSummary)
                    .containsExactly("chat uses gpt-4-0613, which retires on 2026-12-01.");
            assertThat(alerts.get(0).getValueMicros()).isEqualTo(11_000_000);
        }
        try (Streamed streamed = new Streamed(state, retiring("2027-12-01"))) {
            served(streamed, 0, "gpt-4", "gpt-4-0613", "");
            served(streamed, 40, "gpt-4", "gpt-4-0613", "");
            assertThat(streamed.read(Topic.ALERTS, Alert.class)).isEmpty();
        }
    }

    @Test
    void shouldGiveTheSameAlertsInAnyOrderAndAcrossRestarts() {
        Random random = new Random(11);
        List<LlmCall> history = history(random);
        Map<String, List<String>> once = play(history, random, false, false);
        assertThat(once).hasSizeGreaterThan(4);
        for (int i = 0; i < 3; i++) {
            assertThat(play(history, random, true, false))
                    .as("any order within the grace")
                    .isEqualTo(once);
            assertThat(play(history, random, true, true)).as("with restarts").isEqualTo(once);
        }
    }

    /** Transitions by alert, each as its text. */
    private Map<String, List<String>> play(List<LlmCall> history, Random random, boolean shuffled, boolean restarts) {
        SchemaRegistry own = new InMemorySchemaRegistry();
        List<LlmCall> order = new ArrayList<>(history);
        Map<String, List<String>> alerts = new TreeMap<>();
        Streamed streamed = new Streamed(state, Rules.NONE, own);
        for (int from = 0; from < order.size(); from += BATCH) {
            List<LlmCall> batch = new ArrayList<>(order.subList(from, Math.min(order.size(), from + BATCH)));
            Instant arrival = ARRIVAL.plus(STEP.multipliedBy(from + BATCH));
            if (shuffled) {
                Collections.shuffle(batch, random);
            }
            for (LlmCall call : batch) {
                streamed.call(call, arrival);
            }
            if (restarts && random.nextInt(3) == 0) {
                streamed.read(Topic.ALERTS, Alert.class).forEach(alert -> note(alerts, alert));
                streamed.stop();
                streamed = new Streamed(state, Rules.NONE, own);
            }
        }
        streamed.read(Topic.ALERTS, Alert.class).forEach(alert -> note(alerts, alert));
        streamed.close();
        return alerts;
    }

    private static void note(Map<String, List<String>> alerts, Alert alert) {
        alerts.computeIfAbsent(alert.getAlertId(), unused -> new ArrayList<>()).add(alert.toString());
    }

    /** Two features, with models and fingerprints that change; a batch spans less than the grace. */
    private List<LlmCall> history(Random random) {
        List<LlmCall> history = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String served = i < 120 ? "gpt-4o-2024-08-06" : random.nextBoolean() ? "gpt-4o-2024-11-20" : "gpt-4o-mini";
            history.add(call(0, "gpt-4o", served, "fp_" + i / 100)
                    .setStartedAtMicros(Calls.micros(ARRIVAL.plus(STEP.multipliedBy(i))))
                    .setFeature(random.nextBoolean() ? "chat" : "search")
                    .build());
        }
        return history;
    }

    private TopologySettings retiring(String day) {
        PriceList days =
                PriceListReader.read(new StringReader("version\tdays\nretires\topenai\tgpt-4-0613\t" + day + "\n"));
        TopologySettings settings = Streamed.settings(Rules.NONE, registry);
        return new TopologySettings(
                settings.intake(),
                settings.rollup(),
                settings.rules(),
                PriceBook.of(PriceBook.bundledList().correctedBy(days)),
                settings.registry(),
                settings.outputs());
    }

    private void served(Streamed streamed, int minute, String requested, String served, String fingerprint) {
        streamed.call(call(minute, requested, served, fingerprint).build(), at(minute));
    }

    private LlmCall.Builder call(int minute, String requested, String served, String fingerprint) {
        return Calls.call("c-" + calls++, at(minute))
                .setRequestedModel(requested)
                .setServedModel(served)
                .setSystemFingerprint(fingerprint);
    }

    private static Instant at(int minute) {
        return ARRIVAL.plus(Duration.ofMinutes(minute));
    }
}
