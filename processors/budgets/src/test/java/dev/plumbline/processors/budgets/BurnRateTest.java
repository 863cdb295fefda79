package dev.plumbline.processors.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BurnRateTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long MONDAY = 4 * 24 * HOUR;
    private static final BudgetPeriod WEEK = new BudgetPeriod(MONDAY, MONDAY + 168 * HOUR);

    @Property
    void shouldBeOneWhereSpendingFollowsTheProfile(
            @ForAll @IntRange(max = 166) int from, @ForAll @IntRange(min = 1, max = 100) int hours) {
        WeekProfile profile = WeekProfile.of(office());
        long start = MONDAY + from * HOUR;
        long end = Math.min(WEEK.endMicros(), start + hours * HOUR);
        double whole = profile.weightedHours(WEEK.startMicros(), WEEK.endMicros());
        long spent = Math.round(1e12 * profile.weightedHours(start, end) / whole);
        assertThat(whole).isEqualTo(168, within(1e-9));
        assertThat(BurnRate.of(spent, 1_000_000_000_000L, WEEK, profile, start, end))
                .isEqualTo(1, within(1e-7));
    }

    @Example
    void shouldTakeANightForLouderThanANoon() {
        WeekProfile profile = WeekProfile.of(office());
        double night = BurnRate.of(100, 1000, WEEK, profile, MONDAY + 2 * HOUR, MONDAY + 3 * HOUR);
        double noon = BurnRate.of(100, 1000, WEEK, profile, MONDAY + 12 * HOUR, MONDAY + 13 * HOUR);
        assertThat(night).isGreaterThan(10 * noon);
    }

    @Example
    void shouldCountPartsOfHours() {
        assertThat(WeekProfile.FLAT.weightedHours(HOUR / 2, 2 * HOUR + HOUR / 4))
                .isEqualTo(1.75, within(1e-12));
        assertThat(WeekProfile.FLAT.weightedHours(5, 5)).isZero();
    }

    @Example
    void shouldFireOnBothWindowsAndResolveOnTheShortOne() {
        BurnRate fast = BurnRate.DEFAULTS.get(0);
        assertThat(fast.fires(7.2, 7.2)).isTrue();
        assertThat(fast.fires(7.2, 7)).isFalse();
        assertThat(fast.fires(7, 20)).isFalse();
        assertThat(fast.resolves(5.8)).isFalse();
        assertThat(fast.resolves(5.7)).isTrue();
    }

    @Example
    void shouldRefuseWhatIsNoRate() {
        assertThatThrownBy(() -> new BurnRate(0, Duration.ofHours(1), Duration.ofMinutes(5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BurnRate(1, Duration.ofMinutes(5), Duration.ofMinutes(5)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BurnRate.of(1, 0, WEEK, WeekProfile.FLAT, 0, HOUR))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WeekProfile.of(new long[24])).isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] office() {
        long[] nanos = new long[WeekProfile.HOURS];
        for (int hour = 0; hour < 5 * 24; hour++) {
            nanos[hour] = hour % 24 >= 8 && hour % 24 < 18 ? 1000 : 0;
        }
        return nanos;
    }
}
