package dev.plumbline.processors.topologies;

import static dev.plumbline.processors.topologies.Streamed.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.budgets.BudgetCalendar;
import dev.plumbline.processors.budgets.BudgetRule;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.output.OutputTopics;
import dev.plumbline.processors.topologies.prices.PricesInForce;
import dev.plumbline.processors.topologies.prices.UnpricedModel;
import dev.plumbline.processors.topologies.prices.UnpricedModels;
import dev.plumbline.processors.topologies.prices.UnpricedUse;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.PriceChange;
import dev.plumbline.schemas.records.Rollup;
import dev.plumbline.schemas.records.Usage;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Corrected prices and corrected calls leave what would have been counted had they been right from the start. */
class RevisionTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final List<String> MODELS = List.of("gpt-4-0613", "gpt-4o-mini", "acme-1", "acme-2");

    @TempDir(factory = MemoryDirectory.class)
    private Path state;

    private final RevisionModel model = new RevisionModel();
    private final List<PriceChange> changes = new ArrayList<>();
    private final Map<String, Rollup> upserted = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldLeaveWhatASequentialModelLeaves(long seed) {
        Random random = new Random(seed);
        try (Streamed streamed = new Streamed(state, new Rules(List.of(budget(1_000_000_000_000L)), List.of()))) {
            for (int i = 0; i < 150; i++) {
                step(streamed, random, i);
                upsert(streamed);
            }
            model.price(book());

            assertThat(RevisionModel.stored(streamed.driver)).isEqualTo(model.totals);
            assertThat(spent(streamed)).isEqualTo(model.spent);
            assertThatUpsertingEqualsTheStore(streamed);
            Map<String, Long> ledger = streamed.ledger();
            assertThat(ledger.get("calls counted")).isEqualTo(model.calls());
            assertThat(ledger.getOrDefault("calls duplicate", 0L) + model.calls())
                    .isEqualTo(sent);
            assertThat(ledger.getOrDefault("calls corrected", 0L)).isPositive();
        }
    }

    private long sent;

    private void step(Streamed streamed, Random random, int i) {
        Instant arrival = ARRIVAL.plusSeconds(i);
        int kind = random.nextInt(20);
        if (kind == 0) {
            publish(streamed, change(random, i), arrival);
        } else if (kind < 5 && i > 0) {
            send(
                    streamed,
                    call(random, random.nextInt(i))
                            .setRevision(random.nextInt(4))
                            .build(),
                    arrival);
        } else {
            send(streamed, call(random, i).build(), arrival);
        }
    }

    private void send(Streamed streamed, LlmCall call, Instant arrival) {
        model.call(call);
        sent++;
        streamed.call(call, arrival);
    }

    private static LlmCall.Builder call(Random random, int id) {
        return Calls.call("c" + id, START.plusSeconds(random.nextInt(4 * 3_600)))
                .setFeature("f" + random.nextInt(3))
                .setServedModel(MODELS.get(random.nextInt(MODELS.size())))
                .setRequestedModel("")
                .setUsage(new Usage((long) random.nextInt(999), 0L, 0L, 0L, (long) random.nextInt(99), 0L, 0L, 0L));
    }

    /** A price with parts of a nano-dollar, from some time on, so that the rounding of every call matters. */
    private static String change(Random random, int i) {
        String from = random.nextBoolean()
                ? "-"
                : START.plusSeconds(random.nextInt(4) * 3_600L).toString();
        return price(MODELS.get(random.nextInt(MODELS.size())), from, "0.0" + (1 + random.nextInt(998)), "1.2" + i);
    }

    private static String price(String model, String from, String input, String output) {
        return "price\topenai\t" + model + "\t" + from + "\t-\tstandard\t0\t" + input + "\t-\t-\t-\t" + output
                + "\t-\t-\t-\tt\n";
    }

    private void publish(Streamed streamed, String lines, Instant arrival) {
        int number = changes.size();
        // Every other change is older than the one before: versions decide, not the order of arrival.
        PriceChange change = PriceChange.newBuilder()
                .setChangeId("p" + number)
                .setVersion(number % 2 == 0 ? 1_000 + number : 1_000 - number)
                .setName("test-" + number)
                .setLines("version\ttest-" + number + "\nsource\tt\ttest\n" + lines)
                .build();
        changes.add(change);
        byte[] bytes = RecordEncoder.of(Topic.PRICES, PriceChange.class, streamed.registry())
                .encode(change);
        streamed.send(Topic.PRICES, bytes, Streamed.publisher("prices"), arrival);
        streamed.send(Topic.PRICES, bytes, Streamed.publisher("prices"), arrival);
    }

    private PriceBook book() {
        return PriceBook.of(PricesInForce.of(PriceBook.bundledList(), changes));
    }

    private void upsert(Streamed streamed) {
        for (Rollup rollup : streamed.read(Topic.ROLLUPS, Rollup.class)) {
            Rollup before = upserted.put(OutputTopics.keyOf(rollup), rollup);
            assertThat(rollup.getRevision()).isEqualTo(before == null ? 0 : before.getRevision() + 1);
        }
    }

    private void assertThatUpsertingEqualsTheStore(Streamed streamed) {
        assertThat(upserted).isNotEmpty();
        upserted.values().forEach(rollup -> {
            Resolution resolution = rollup.getWindowSeconds() == 3_600 ? Resolution.HOUR : Resolution.DAY;
            Map<dev.plumbline.processors.rollups.Dimension, String> series = new HashMap<>();
            rollup.getDimensions()
                    .forEach((name, value) -> series.put(
                            dev.plumbline.processors.rollups.Dimension.all().stream()
                                    .filter(dimension -> dimension.key().equals(name))
                                    .findFirst()
                                    .orElseThrow(),
                            value));
            Map<Instant, Aggregate> totals = new HashMap<>();
            ViewedWindows.of(streamed.driver)
                    .visit(SeriesKey.of(series), resolution, (key, length, start, total) -> totals.put(start, total));
            var total = totals.get(Instant.ofEpochMilli(rollup.getWindowStartMicros() / 1_000));
            assertThat(rollup.getCalls()).isEqualTo(total.calls());
            assertThat(rollup.getCostNanos()).isEqualTo(total.costNanos());
            assertThat(rollup.getUnpricedCalls()).isEqualTo(total.unpricedCalls());
            assertThat(rollup.getUsage().getInput()).isEqualTo(total.tokens(0));
            assertThat(rollup.getPriceVersion()).isEqualTo(total.priceVersion());
        });
    }

    private static BudgetRule budget(long limitNanos) {
        return new BudgetRule(
                "monthly", List.of("tenant"), Map.of(), limitNanos, BudgetCalendar.MONTH, ZoneOffset.UTC, List.of(100));
    }

    private static long spent(Streamed streamed) {
        KeyValueStore<Bytes, byte[]> store = streamed.driver.getKeyValueStore("budgets");
        try (var all = store.all()) {
            return dev.plumbline.processors.budgets.BudgetState.fromBytes(all.next().value)
                    .spentNanos();
        }
    }

    @Test
    void shouldWithdrawABudgetAlertThatNoLongerHolds() {
        try (Streamed streamed = new Streamed(state, new Rules(List.of(budget(50_000_000L)), List.of()))) {
            streamed.call(Calls.call("c1", START).build(), ARRIVAL);
            assertThat(streamed.read(Topic.ALERTS, Alert.class))
                    .extracting(Alert::getState)
                    .containsExactly(AlertState.FIRING);

            publish(streamed, price("gpt-4", "-", "1", "2") + price("gpt-4-0613", "-", "1", "2"), ARRIVAL);

            assertThat(streamed.read(Topic.ALERTS, Alert.class)).singleElement().satisfies(alert -> {
                assertThat(alert.getState()).isEqualTo(AlertState.CORRECTED);
                assertThat(alert.getSequence()).isEqualTo(1);
            });
            assertThat(spent(streamed)).isEqualTo(1_000 * 1_000L + 500 * 2_000L);
        }
    }

    @Test
    void shouldListModelsWithoutAPriceUntilTheyGetOne() {
        try (Streamed streamed = new Streamed(state, Rules.NONE)) {
            streamed.call(
                    Calls.call("c1", START)
                            .setServedModel("acme-1")
                            .setRequestedModel("")
                            .build(),
                    ARRIVAL);
            streamed.call(Calls.call("c2", START).build(), ARRIVAL);
            assertThat(unpriced(streamed))
                    .isEqualTo(Map.of(
                            new UnpricedModel("openai", "acme-1", "", "unknown_model"),
                            new UnpricedUse(1, 1_000, 500, Calls.micros(START))));

            publish(streamed, price("acme-1", "-", "1", "2"), ARRIVAL);

            assertThat(unpriced(streamed)).isEmpty();
        }
    }

    @Test
    void shouldPassOverAPriceChangeThatCannotBeRead() {
        try (Streamed streamed = new Streamed(state, Rules.NONE)) {
            streamed.call(Calls.call("c1", START).build(), ARRIVAL);
            publish(streamed, "price\tnonsense\n", ARRIVAL);
            streamed.send(Topic.PRICES, new byte[] {1, 2, 3}, Streamed.publisher("prices"), ARRIVAL);
            streamed.call(Calls.call("c2", START).build(), ARRIVAL);

            assertThat(streamed.ledger()).isEqualTo(Map.of("calls counted", 2L));
        }
    }

    private static Map<UnpricedModel, UnpricedUse> unpriced(Streamed streamed) {
        Map<UnpricedModel, UnpricedUse> found = new HashMap<>();
        KeyValueStore<Bytes, byte[]> store = streamed.driver.getKeyValueStore(UnpricedModels.STORE);
        try (var all = store.all()) {
            all.forEachRemaining(
                    entry -> found.put(UnpricedModel.fromBytes(entry.key.get()), UnpricedUse.fromBytes(entry.value)));
        }
        return found;
    }
}
