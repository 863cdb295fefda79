package dev.plumbline.processors.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.query.reports.Amount;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|$0.00", "0.0099|<$0.01", "8.42|$8.42", "999.994|$999.99", "59123.5|$59,124", "-3.1|−$3.10"})
    void shouldWriteDollars(BigDecimal usd, String expected) {
        assertThat(Numbers.dollars(usd)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.82, 820 ms", "4.31, 4.31 s", "43.1, 43.1 s", "125, 2m05s"})
    void shouldWriteDurations(BigDecimal seconds, String expected) {
        assertThat(Numbers.seconds(seconds)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"12.5, 12.5", "3120, '3,120'", "3120554, 3.12M", "1.5E12, 1.5·10^12"})
    void shouldWriteEvidence(BigDecimal e, String expected) {
        assertThat(Numbers.evidence(e)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "usd, 2.84, 3.98, +40%",
        "usd, 0, 2, +$2.00",
        "score, 0.85, 0.4, −0.450",
        "share, 0.02, 0.05, +3.0 points"
    })
    void shouldWriteChangesByUnit(String unit, BigDecimal before, BigDecimal after, String expected) {
        assertThat(Numbers.change(new Amount(before, unit, null), new Amount(after, unit, null)))
                .isEqualTo(expected);
    }
}
