package dev.plumbline.processors.topologies.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plumbline.processors.budgets.BudgetCalendar;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.drift.DriftRule;
import dev.plumbline.processors.topologies.drift.signals.SignalKind;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RulesReaderTest {

    @Test
    void shouldReadEveryField() {
        Rules rules = RulesReader.parse("""
                budgets:
                  - {id: month, group_by: [tenant], filter: {tenant: acme}, limit_usd: 0.25, period: day,
                     zone: Europe/Berlin, thresholds: [90]}
                drift:
                  - {id: quality, group_by: [feature, requested_model], scores: [correctness], scale: [1, 5],
                     direction: drop, arl_days: 100, warm_up: {samples: 50, days: 0}, severity: critical}
                """);
        assertThat(rules.budgets()).singleElement().satisfies(rule -> {
            assertThat(rule.limitNanos()).isEqualTo(250_000_000L);
            assertThat(rule.calendar()).isEqualTo(BudgetCalendar.DAY);
            assertThat(rule.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
            assertThat(rule.thresholds()).containsExactly(90);
            assertThat(rule.filter()).containsEntry("tenant", "acme");
        });
        assertThat(rules.drifts()).singleElement().satisfies(rule -> {
            assertThat(rule.detector().directions()).containsExactly(Direction.DROP);
            assertThat(rule.detector().arlDays()).isEqualTo(100);
            assertThat(rule.detector().warmUp().minSamples()).isEqualTo(50);
            assertThat(rule.detector().warmUp().minDays()).isZero();
            assertThat(rule.detector().scale().lowMillionths()).isEqualTo(1_000_000);
        });
    }

    @Test
    void shouldWatchFeaturesWithoutAnyConfiguration() {
        Rules none = RulesReader.parse("").complete(Groupings.DEFAULT);
        assertThat(none.drifts()).extracting(DriftRule::id).containsExactly("default-calls", "default-scores");
        assertThat(none.drifts()).extracting(rule -> rule.detector().arlDays()).containsOnly(1_000);
        assertThat(RulesReader.parse("").complete(Groupings.parse("tenant")).drifts())
                .as("without a grouping by feature")
                .isEmpty();
        assertThat(RulesReader.parse("defaults: false")
                        .complete(Groupings.DEFAULT)
                        .drifts())
                .isEmpty();
    }

    @Test
    void shouldLeaveScoresToTheRulesThatWatchThem() {
        Rules rules = RulesReader.parse("drift:\n  - {id: quality, group_by: [feature]}");
        assertThat(rules.complete(Groupings.DEFAULT).drifts())
                .extracting(DriftRule::id)
                .containsExactly("quality", "default-calls");
        assertThat(rules.drifts().get(0).scaleLearned()).isTrue();
    }

    @Test
    void shouldReadSignals() {
        Rules rules = RulesReader.parse(
                "drift:\n  - {id: speed, group_by: [feature], signals: [latency, error, cost_per_call]}");
        assertThat(rules.drifts().get(0).signals())
                .containsExactlyInAnyOrder(SignalKind.LATENCY, SignalKind.ERROR, SignalKind.COST_PER_CALL);
    }

    @Test
    void shouldSplitTheFalseAlarmsOfAFleet() {
        Rules rules = RulesReader.parse("""
                alarms: {days: 7, detectors: 200}
                drift:
                  - {id: a, group_by: [feature]}
                  - {id: b, group_by: [feature], arl_days: 50}
                """);
        assertThat(rules.complete(Groupings.DEFAULT).drifts())
                .extracting(rule -> rule.detector().arlDays())
                .containsExactly(1_400, 50, 1_400);
    }

    @Test
    void shouldReportEveryMistakeWithItsPlace() {
        RulesException refused = catchThrowableOfType(RulesException.class, () -> RulesReader.parse("""
                        budgets:
                          - {id: a, group_by: [tenant], limit_usd: plenty, zone: Mars}
                          - {group_by: [colour], limit_usd: 5}
                        drift:
                          - {id: b, group_by: [feature], direction: sideways, warmup: {}}
                        watches: []
                        """));
        assertThat(refused.violations())
                .hasSize(7)
                .anySatisfy(text -> assertThat(text).startsWith("budgets[0].limit_usd: must be dollars"))
                .anySatisfy(text -> assertThat(text).startsWith("budgets[0].zone: must be a time zone"))
                .anySatisfy(text -> assertThat(text).startsWith("budgets[1].id: is missing"))
                .anySatisfy(text -> assertThat(text).startsWith("budgets[1].group_by:"))
                .anySatisfy(
                        text -> assertThat(text).startsWith("drift[0].direction: must be one of [both, drop, rise]"))
                .anySatisfy(text -> assertThat(text).startsWith("drift[0].warmup: is not known here"))
                .anySatisfy(text -> assertThat(text).startsWith("watches: is not known here"));
    }

    @Test
    void shouldSayWhyAFilterCanNeverMatch() {
        Rules rules =
                RulesReader.parse("budgets: [{id: a, group_by: [tenant], filter: {environment: prod}, limit_usd: 1}]");
        assertThat(rules.violations(Groupings.DEFAULT))
                .containsExactly(
                        "rule a: filter environment can never match, because it is not in group_by [tenant]; add"
                                + " it there");
    }

    @Test
    void shouldReadAnEmptyFileAsNoRules() {
        Rules empty = RulesReader.parse("");
        assertThat(new Rules(empty.budgets(), empty.drifts())).isEqualTo(Rules.NONE);
    }

    @Test
    void shouldRefuseAFileThatIsNoObject() {
        for (String text : new String[] {"- {id: quality, group_by: [feature]}", "budgets", "3"}) {
            RulesException refused = catchThrowableOfType(RulesException.class, () -> RulesReader.parse(text));
            assertThat(refused.violations()).as(text).singleElement().asString().startsWith("must have the fields");
        }
    }
}
