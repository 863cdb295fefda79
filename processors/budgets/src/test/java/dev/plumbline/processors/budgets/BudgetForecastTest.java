package dev.plumbline.processors.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Example;

class BudgetForecastTest {
    private static final long DAY = 86_400_000_000L;
    private static final BudgetPeriod MONTH = new BudgetPeriod(0, 30 * DAY);
    private static final SpendingNoise NOISE = new SpendingNoise(.2, .03);

    @Example
    void shouldAddTheLevelOfTheLastWeekForTheRest() {
        BudgetForecast forecast = forecast(1_000, 20, 2_000, 700);
        assertThat(forecast.expectedNanos()).isEqualTo(3_000);
        assertThat(forecast.lowNanos()).isBetween(2_000L, 3_000L);
        assertThat(forecast.highNanos()).isGreaterThan(3_000);
        assertThat(forecast.overrun()).isEqualTo(1);
    }

    @Example
    void shouldGiveEvenOddsWhereTheLimitIsWhatIsExpected() {
        assertThat(forecast(3_000, 20, 2_000, 700).overrun()).isEqualTo(.5, within(1e-7));
        assertThat(forecast(3_000, 20, 2_000, 700).alerts()).isFalse();
        assertThat(forecast(2_500, 20, 2_000, 700).alerts()).isTrue();
        assertThat(forecast(4_500, 20, 2_000, 700).overrun()).isLessThan(.05);
    }

    @Example
    void shouldBeCertainAtTheEnd() {
        assertThat(forecast(2_000, 30, 2_000, 700)).isEqualTo(new BudgetForecast(2_000, 2_000, 2_000, 0));
        assertThat(forecast(1_999, 30, 2_000, 700).overrun()).isEqualTo(1);
    }

    @Example
    void shouldExpectNothingMoreWhereNothingIsSpent() {
        assertThat(forecast(1_000, 10, 0, 0)).isEqualTo(new BudgetForecast(0, 0, 0, 0));
    }

    @Example
    void shouldTakeNoiseFromTheMiddleOfTheResiduals() {
        assertThat(SpendingNoise.ofLogResiduals(-.1, 0, .1, 9).daily()).isEqualTo(1.4826 * .1, within(1e-9));
        assertThatThrownBy(SpendingNoise::ofLogResiduals).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SpendingNoise(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void shouldRefuseAnInstantOutsideThePeriod() {
        assertThatThrownBy(() -> forecast(1_000, 31, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> forecast(1_000, 1, 1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Days of log-normal noise around a level that walks, both as stated; 10 days in. */
    @Example
    void shouldCoverAtLeast87OfAHundredOutcomes() {
        int covered = 0;
        for (int run = 0; run < 1000; run++) {
            Random random = new Random(run);
            double level = 0;
            long[] days = new long[30];
            for (int day = 0; day < days.length; day++) {
                level += NOISE.walk() * random.nextGaussian();
                days[day] = Math.round(1e9 * Math.exp(level + NOISE.daily() * random.nextGaussian()));
            }
            BudgetForecast forecast = forecast(1, 10, sum(days, 0, 10), sum(days, 3, 10));
            long spent = sum(days, 0, 30);
            covered += spent >= forecast.lowNanos() && spent <= forecast.highNanos() ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(870);
    }

    private static long sum(long[] days, int from, int to) {
        long total = 0;
        for (int day = from; day < to; day++) {
            total += days[day];
        }
        return total;
    }

    private static BudgetForecast forecast(long limit, int day, long spent, long lastWeek) {
        return BudgetForecast.of(limit, MONTH, WeekProfile.FLAT, NOISE, day * DAY, spent, lastWeek);
    }
}
