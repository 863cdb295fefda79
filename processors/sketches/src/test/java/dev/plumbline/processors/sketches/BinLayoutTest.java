package dev.plumbline.processors.sketches;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BinLayoutTest {

    @Property
    void shouldHoldEveryValueBetweenTheEdgesOfItsBin(@ForAll long value) {
        int bin = BinLayout.binOf(value);

        assertThat(value).isBetween(BinLayout.low(bin), BinLayout.high(bin));
        assertThat(BinLayout.binOf(BinLayout.low(bin))).isEqualTo(bin);
        assertThat(BinLayout.binOf(BinLayout.high(bin))).isEqualTo(bin);
    }

    @Property
    void shouldKeepTheMiddleWithinOneIn128OfEveryValue(@ForAll long value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal error =
                BigDecimal.valueOf(BinLayout.middle(BinLayout.binOf(value))).subtract(exact);

        assertThat(error.abs().multiply(BigDecimal.valueOf(128))).isLessThanOrEqualTo(exact.abs());
    }

    @Test
    void shouldCoverAllLongsWithoutGapOrOverlap() {
        assertThat(BinLayout.low(BinLayout.FIRST_BIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(BinLayout.high(BinLayout.LAST_BIN)).isEqualTo(Long.MAX_VALUE);
        for (int bin = BinLayout.FIRST_BIN + 1; bin <= BinLayout.LAST_BIN; bin++) {
            assertThat(BinLayout.low(bin)).isEqualTo(BinLayout.high(bin - 1) + 1);
        }
    }

    @Test
    void shouldGiveSmallMagnitudesABinOfTheirOwn() {
        for (long value = -127; value <= 127; value++) {
            int bin = BinLayout.binOf(value);
            assertThat(BinLayout.low(bin)).isEqualTo(value);
            assertThat(BinLayout.high(bin)).isEqualTo(value);
        }
    }
}
