package dev.plumbline.processors.budgets;

import static dev.plumbline.processors.budgets.BudgetTransition.Kind.CORRECTED;
import static dev.plumbline.processors.budgets.BudgetTransition.Kind.FIRED;
import static dev.plumbline.processors.budgets.BudgetTransition.Kind.PERIOD_ENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class BudgetStateTest {
    private static final BudgetRule RULE = BudgetRuleTest.rule(1000, BudgetRule.DEFAULT_THRESHOLDS);
    private static final BudgetPeriod PERIOD = RULE.periodOf(0);

    private final BudgetState state = new BudgetState(PERIOD);

    @Example
    void shouldFireWhenSpendingReachesAThreshold() {
        assertThat(state.add(RULE, 499, 0, 1)).isEmpty();
        assertThat(state.add(RULE, 1, 3, 2))
                .containsExactly(new BudgetTransition(FIRED, 50, 500, 500, 1000, 3, PERIOD, 2));
        assertThat(state.add(RULE, 1, 0, 3)).isEmpty();
    }

    @Example
    void shouldFireEveryThresholdOfOneStepTheLowestFirst() {
        assertThat(state.add(RULE, 2000, 0, 1))
                .extracting(BudgetTransition::percent)
                .containsExactly(50, 80, 100);
    }

    @Example
    void shouldCorrectTheHighestFirstAndFireAgain() {
        state.add(RULE, 1000, 0, 1);
        List<BudgetTransition> corrected = state.add(RULE, -600, 0, 2);
        assertThat(corrected).extracting(BudgetTransition::percent).containsExactly(100, 80, 50);
        assertThat(corrected).extracting(BudgetTransition::kind).containsOnly(CORRECTED);
        assertThat(state.add(RULE, 100, 0, 3))
                .extracting(BudgetTransition::percent)
                .containsExactly(50);
    }

    @Example
    void shouldEndWhatFiresWithThePeriodOnce() {
        state.add(RULE, 850, 0, 1);
        List<BudgetTransition> ended = state.close(RULE);
        assertThat(ended).extracting(BudgetTransition::percent).containsExactly(80, 50);
        assertThat(ended).extracting(BudgetTransition::kind).containsOnly(PERIOD_ENDED);
        assertThat(ended).extracting(BudgetTransition::eventMicros).containsOnly(PERIOD.endMicros());
        assertThat(state.close(RULE)).isEmpty();
    }

    @Example
    void shouldFireAndEndAtOnceOnLateSpendingOfAClosedPeriod() {
        state.add(RULE, 450, 0, 1);
        state.close(RULE);
        assertThat(state.add(RULE, 50, 0, 2)).extracting(BudgetTransition::kind).containsExactly(FIRED, PERIOD_ENDED);
        assertThat(state.add(RULE, -400, 0, 3)).isEmpty();
    }

    @Example
    void shouldFollowARaisedLimitAndADroppedThreshold() {
        state.add(RULE, 850, 0, 1);
        BudgetRule raised = BudgetRuleTest.rule(2000, List.of(30, 80));
        List<BudgetTransition> transitions = state.add(raised, 0, 0, 2);
        assertThat(transitions).extracting(BudgetTransition::kind).containsExactly(CORRECTED, CORRECTED, FIRED);
        assertThat(transitions).extracting(BudgetTransition::percent).containsExactly(80, 50, 30);
    }

    @Example
    void shouldRefuseSpendingOfAnotherPeriod() {
        assertThatThrownBy(() -> state.add(RULE, 1, 0, PERIOD.endMicros()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> state.add(RULE, 1, 0, PERIOD.startMicros() - 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void shouldStayUnchangedWhenATotalOverflows() {
        state.add(RULE, Long.MAX_VALUE, Long.MAX_VALUE, 1);
        byte[] before = state.toBytes();
        assertThatThrownBy(() -> state.add(RULE, 1, 0, 2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> state.add(RULE, -1, 1, 2)).isInstanceOf(ArithmeticException.class);
        assertThat(state.toBytes()).isEqualTo(before);
    }

    /** After every step the open alerts are exactly the thresholds at or below the spending. */
    @Property
    void shouldHoldOpenExactlyWhatIsReached(
            @ForAll @Size(max = 50) List<@LongRange(min = -900, max = 900) Long> steps) {
        BudgetState fresh = new BudgetState(PERIOD);
        Map<Integer, Boolean> open = new HashMap<>();
        long spent = 0;
        for (long step : steps) {
            spent += step;
            for (BudgetTransition transition : fresh.add(RULE, step, 0, 5)) {
                assertThat(open.put(transition.percent(), transition.firing())).isNotEqualTo(transition.firing());
            }
            for (int percent : RULE.thresholds()) {
                assertThat(open.getOrDefault(percent, false)).isEqualTo(spent >= 10L * percent);
            }
        }
        assertThat(fresh.spentNanos()).isEqualTo(spent);
    }

    @Property
    void shouldContinueIdenticallyFromItsBytes(
            @ForAll @Size(max = 20) List<@LongRange(min = -900, max = 900) Long> steps,
            @ForAll @IntRange(max = 20) int cut) {
        BudgetState whole = new BudgetState(PERIOD);
        BudgetState restarted = new BudgetState(PERIOD);
        List<BudgetTransition> expected = new ArrayList<>();
        List<BudgetTransition> seen = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (i == cut) {
                expected.addAll(whole.close(RULE));
                seen.addAll(restarted.close(RULE));
            }
            restarted = BudgetState.fromBytes(restarted.toBytes());
            expected.addAll(whole.add(RULE, steps.get(i), i, i));
            seen.addAll(restarted.add(RULE, steps.get(i), i, i));
        }
        assertThat(seen).isEqualTo(expected);
        assertThat(restarted.toBytes()).isEqualTo(whole.toBytes());
    }

    @Example
    void shouldRefuseMalformedBytes() {
        state.add(RULE, 850, 0, 1);
        byte[] bytes = state.toBytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> BudgetState.fromBytes(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> BudgetState.fromBytes(longer)).isInstanceOf(IllegalArgumentException.class);
        bytes[0] = 9;
        assertThatThrownBy(() -> BudgetState.fromBytes(bytes)).hasMessageContaining("version");
    }
}
