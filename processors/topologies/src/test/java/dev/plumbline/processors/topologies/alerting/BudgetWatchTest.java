package dev.plumbline.processors.topologies.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.budgets.BudgetCalendar;
import dev.plumbline.processors.budgets.BudgetRule;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.TestStores;
import dev.plumbline.processors.topologies.alerts.AlertLog;
import dev.plumbline.schemas.records.BudgetState;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class BudgetWatchTest {
    private static final long DOLLAR = 1_000_000_000L;
    private static final long DAY = 1440;
    private static final long FRIDAY = LocalDate.parse("2026-11-20").toEpochDay() * DAY;
    private static final SeriesKey ACME = SeriesKey.of(Map.of(Dimension.TENANT, "acme"));
    private static final BudgetRule TEN_DOLLARS_A_DAY = rule(10 * DOLLAR, ZoneOffset.UTC, Map.of());

    private final KeyValueStore<Bytes, byte[]> states = TestStores.keyValue();
    private final AlertLog alerts = new AlertLog(TestStores.keyValue(), new InMemorySchemaRegistry());
    private BudgetWatch watch = watch(TEN_DOLLARS_A_DAY);

    @Test
    void shouldFireEachThresholdOnce() {
        watch.onMerge(ACME, FRIDAY, spend(5));
        watch.onMerge(ACME, FRIDAY + 1, spend(4));
        watch.onMerge(ACME, FRIDAY + 2, spend(4));
        assertThat(transitions()).containsExactly("FIRING 5 of 5", "FIRING 9 of 8", "FIRING 13 of 10");
    }

    @Test
    void shouldResolveWhatFiresWhenTheLastMinuteOfThePeriodHasClosed() {
        watch.onMerge(ACME, FRIDAY, spend(9));
        commit(FRIDAY + DAY - 1);
        assertThat(transitions()).containsExactly("FIRING 9 of 5", "FIRING 9 of 8");
        commit(FRIDAY + DAY);
        assertThat(transitions()).containsExactly("RESOLVED 9 of 8", "RESOLVED 9 of 5");
        commit(FRIDAY + DAY + 1);
        assertThat(transitions()).isEmpty();
    }

    @Test
    void shouldFireAndEndAtOnceWhenLateSpendingCrossesInAPeriodThatIsOver() {
        watch.onMerge(ACME, FRIDAY, spend(4));
        commit(FRIDAY + DAY);
        watch.onMerge(ACME, FRIDAY + DAY, spend(1));
        watch.onMerge(ACME, FRIDAY + 5, spend(2));
        assertThat(transitions()).containsExactly("FIRING 6 of 5", "RESOLVED 6 of 5");
        assertThat(commit(FRIDAY + DAY + 9))
                .as("each day has its own sum")
                .extracting(BudgetState::getSpentNanos)
                .containsExactlyInAnyOrder(6 * DOLLAR, DOLLAR);
    }

    @Test
    void shouldFireAndEndWhenAPeriodIsHeardOfOnlyAfterItsEnd() {
        commit(FRIDAY + DAY);
        watch.onMerge(ACME, FRIDAY, spend(6));
        commit(FRIDAY + DAY + 1);
        assertThat(transitions()).containsExactly("FIRING 6 of 5", "RESOLVED 6 of 5");
    }

    @Test
    void shouldContinueAfterARestart() {
        watch.onMerge(ACME, FRIDAY, spend(6));
        commit(FRIDAY + 1);
        transitions();
        watch = watch(TEN_DOLLARS_A_DAY);
        watch.onMerge(ACME, FRIDAY + 2, spend(2));
        assertThat(transitions()).containsExactly("FIRING 8 of 8");
        commit(FRIDAY + DAY);
        assertThat(transitions()).containsExactly("RESOLVED 8 of 8", "RESOLVED 8 of 5");
    }

    @Test
    void shouldLoseWithTheHeapWhatWasNotCommitted() {
        watch.onMerge(ACME, FRIDAY, spend(2));
        commit(FRIDAY + 1);
        watch.onMerge(ACME, FRIDAY, spend(2));
        watch = watch(TEN_DOLLARS_A_DAY);
        watch.onMerge(ACME, FRIDAY, spend(1));
        assertThat(commit(FRIDAY + 1)).extracting(BudgetState::getSpentNanos).containsExactly(3 * DOLLAR);
    }

    @Test
    void shouldStartAnewWhenTheCalendarOfTheRuleHasChanged() {
        long monday = FRIDAY - 4 * DAY;
        watch.onMerge(ACME, monday, spend(6));
        commit(monday + 1);
        watch = watch(new BudgetRule(
                "daily",
                List.of("tenant"),
                Map.of(),
                10 * DOLLAR,
                BudgetCalendar.WEEK,
                ZoneOffset.UTC,
                BudgetRule.DEFAULT_THRESHOLDS));
        watch.onMerge(ACME, FRIDAY, spend(1));
        assertThat(commit(FRIDAY + 1)).extracting(BudgetState::getSpentNanos).containsExactly(DOLLAR);
    }

    @Test
    void shouldPublishOnceAMinuteWhatChangedInIt() {
        commit(FRIDAY);
        watch.onMerge(ACME, FRIDAY, spend(1));
        assertThat(commit(FRIDAY)).isEmpty();
        watch.onMerge(ACME, FRIDAY, spend(1));
        assertThat(commit(FRIDAY + 1)).extracting(BudgetState::getSpentNanos).containsExactly(2 * DOLLAR);
    }

    @Test
    void shouldPublishAfterARestartWhatItMayNotHavePublishedBefore() {
        commit(FRIDAY);
        watch.onMerge(ACME, FRIDAY, spend(1));
        commit(FRIDAY);
        watch = watch(TEN_DOLLARS_A_DAY);
        assertThat(commit(FRIDAY)).extracting(BudgetState::getSpentNanos).containsExactly(DOLLAR);
    }

    @Test
    void shouldPublishOnlyTheStatesThatChanged() {
        watch.onMerge(ACME, FRIDAY, spend(1));
        assertThat(commit(FRIDAY)).hasSize(1);
        assertThat(commit(FRIDAY)).isEmpty();
    }

    @Test
    void shouldWatchOnlyItsGroupingAndFilter() {
        watch = watch(rule(DOLLAR, ZoneOffset.UTC, Map.of("tenant", "other")));
        watch.onMerge(ACME, FRIDAY, spend(9));
        watch.onMerge(SeriesKey.of(Map.of(Dimension.TENANT, "other", Dimension.FEATURE, "f")), FRIDAY, spend(9));
        assertThat(commit(FRIDAY)).isEmpty();
        watch.onMerge(SeriesKey.of(Map.of(Dimension.TENANT, "other")), FRIDAY, spend(9));
        assertThat(commit(FRIDAY + 1)).hasSize(1);
    }

    @Test
    void shouldCountCallsWithoutAPriceAndSaySo() {
        Aggregate unpriced = new Aggregate();
        unpriced.add(new CallFacts());
        watch.onMerge(ACME, FRIDAY, unpriced);
        watch.onMerge(ACME, FRIDAY, spend(5));
        assertThat(commit(FRIDAY))
                .singleElement()
                .satisfies(state -> assertThat(state.getUnpricedCalls()).isEqualTo(1));
        alerts.drain(alert -> assertThat(alert.getSummary())
                .isEqualTo("acme has spent $5.00, 50% of $10.00 for the day of 2026-11-20; 1 calls have no price."));
    }

    @Test
    void shouldCutPeriodsByTheCalendarOfTheZone() {
        watch = watch(rule(10 * DOLLAR, ZoneId.of("America/New_York"), Map.of()));
        watch.onMerge(ACME, FRIDAY + 4 * 60, spend(6));
        watch.onMerge(ACME, FRIDAY + 5 * 60, spend(4));
        assertThat(transitions()).as("midnight in New York is 5:00 UTC").containsExactly("FIRING 6 of 5");
    }

    @Test
    void shouldGivePercentOfALargeBudget() {
        watch = watch(rule(100_000_000 * DOLLAR, ZoneOffset.UTC, Map.of()));
        watch.onMerge(ACME, FRIDAY, spend(99_000_000));
        List<String> summaries = new ArrayList<>();
        alerts.drain(alert -> summaries.add(alert.getSummary()));
        assertThat(summaries).contains("acme has spent $99000000.00, 99% of $100000000.00 for the day of 2026-11-20.");
    }

    private BudgetWatch watch(BudgetRule rule) {
        return new BudgetWatch(List.of(rule), states, alerts);
    }

    private List<BudgetState> commit(long closedMinute) {
        List<BudgetState> published = new ArrayList<>();
        watch.onCommit(closedMinute, state -> published.add((BudgetState) state));
        return published;
    }

    /** State, dollars spent and dollars of the threshold of each transition since the last call. */
    private List<String> transitions() {
        List<String> lines = new ArrayList<>();
        alerts.drain(alert -> lines.add(alert.getState() + " " + alert.getValueMicros() / 1_000_000 + " of "
                + alert.getThresholdMicros() / 1_000_000));
        return lines;
    }

    private static Aggregate spend(long dollars) {
        Aggregate part = new Aggregate();
        part.add(new CallFacts().cost(dollars * DOLLAR));
        return part;
    }

    private static BudgetRule rule(long limitNanos, ZoneId zone, Map<String, String> filter) {
        return new BudgetRule(
                "daily",
                List.of("tenant"),
                filter,
                limitNanos,
                BudgetCalendar.DAY,
                zone,
                BudgetRule.DEFAULT_THRESHOLDS);
    }
}
