package dev.plumbline.processors.drift.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScoreScaleTest {
    private static final ScoreScale STARS = ScoreScale.of(1, 5);

    @Test
    void shouldMapTheEndsToZeroAndOne() {
        assertThat(STARS.position(1_000_000)).isZero();
        assertThat(STARS.position(5_000_000)).isEqualTo(1);
        assertThat(STARS.position(3_000_000)).isEqualTo(.5);
    }

    @Test
    void shouldClipToTheNearerEnd() {
        assertThat(STARS.position(Long.MIN_VALUE)).isZero();
        assertThat(STARS.position(Long.MAX_VALUE)).isEqualTo(1);
        assertThat(STARS.contains(5_000_001)).isFalse();
    }

    @Test
    void shouldRefuseAnEmptyOrImmenseScale() {
        assertThatThrownBy(() -> ScoreScale.of(1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScoreScale(Long.MIN_VALUE, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScoreScale(0, Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void shouldMirrorForARise(@ForAll @DoubleRange(max = 1) double position) {
        assertThat(Direction.RISE.orient(Direction.RISE.orient(position))).isEqualTo(position, within(1e-15));
        assertThat(Direction.DROP.orient(position)).isEqualTo(position);
        assertThat(Direction.RISE.opposite()).isEqualTo(Direction.DROP);
    }
}
