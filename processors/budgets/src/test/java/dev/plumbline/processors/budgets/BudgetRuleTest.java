package dev.plumbline.processors.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class BudgetRuleTest {
    @Property
    void shouldRoundThresholdsUpToTheLeastSpendingThatReachesThem(
            @ForAll @LongRange(min = 1, max = 100_000_000_000_000_000L) long limit,
            @ForAll @IntRange(min = 1, max = 1000) int percent) {
        BigInteger hundredfold = BigInteger.valueOf(limit).multiply(BigInteger.valueOf(percent));
        BigInteger up = hundredfold.add(BigInteger.valueOf(99)).divide(BigInteger.valueOf(100));
        assertThat(rule(limit, List.of(percent)).thresholdNanos(percent)).isEqualTo(up.longValueExact());
    }

    @Example
    void shouldReportEveryViolationAtOnce() {
        assertThatThrownBy(() -> new BudgetRule(
                        " ",
                        List.of("tenant", "tenant"),
                        Map.of(),
                        0,
                        BudgetCalendar.DAY,
                        ZoneOffset.UTC,
                        List.of(80, 50)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("id", "grouping", "limitNanos", "thresholds");
    }

    @Example
    void shouldRefuseThresholdsThatAreNotAFewAscendingPercentages() {
        List<Integer> many = IntStream.rangeClosed(1, 17).boxed().toList();
        for (List<Integer> wrong : List.of(List.<Integer>of(), List.of(0), List.of(50, 50), List.of(1001), many)) {
            assertThatThrownBy(() -> rule(100, wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("thresholds");
        }
    }

    @Example
    void shouldNameTheSeriesInTheOrderOfTheGrouping() {
        BudgetRule rule = new BudgetRule(
                "by-feature",
                List.of("tenant", "feature"),
                Map.of("environment", "production"),
                100,
                BudgetCalendar.MONTH,
                ZoneOffset.UTC,
                BudgetRule.DEFAULT_THRESHOLDS);
        Map<String, String> call = Map.of("feature", "chat", "tenant", "acme", "environment", "production");
        assertThat(rule.seriesOf(call).orElseThrow().values()).containsExactly("acme", "chat");
        assertThat(rule.seriesOf(Map.of("tenant", "acme", "environment", "test")))
                .isEmpty();
        assertThat(rule.seriesOf(Map.of("environment", "production"))
                        .orElseThrow()
                        .values())
                .containsExactly("", "");
    }

    static BudgetRule rule(long limit, List<Integer> thresholds) {
        return new BudgetRule(
                "spend", List.of("tenant"), Map.of(), limit, BudgetCalendar.DAY, ZoneOffset.UTC, thresholds);
    }
}
