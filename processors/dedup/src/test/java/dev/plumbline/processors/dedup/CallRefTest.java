package dev.plumbline.processors.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CallRefTest {

    private static final long MINUTE = 60_000_000L;

    @Property
    void shouldHoldTheTupleAndTheMinute(
            @ForAll int tuple, @ForAll @LongRange(max = Integer.MAX_VALUE * MINUTE) long startedAt) {
        long ref = CallRef.of(tuple, startedAt);
        assertThat(ref).isNotNegative();
        assertThat(CallRef.tuple(ref)).isEqualTo(tuple);
        assertThat(CallRef.minuteStartMicros(ref)).isEqualTo(startedAt - startedAt % MINUTE);
    }

    @Test
    void shouldRefuseAStartThatDoesNotFit() {
        assertThatThrownBy(() -> CallRef.of(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CallRef.of(1, (Integer.MAX_VALUE + 1L) * MINUTE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
