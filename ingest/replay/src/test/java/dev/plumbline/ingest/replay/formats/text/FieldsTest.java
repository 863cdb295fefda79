package dev.plumbline.ingest.replay.formats.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @ParameterizedTest
    @CsvSource({"4.291574717,6,4291575", "6.8e-05,9,68000", "0,9,0", "0.0000005,6,0", "0.0000015,6,2", "1e3,0,1000"})
    void shouldScaleExactlyAndRoundHalfToEven(String text, int power, long expected) throws RowFault {
        assertThat(Fields.scaled("x", text, power)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "Infinity", "-1", "1e30", "1e999999999", "1e-999999999", "0x1p3", "1,5"})
    void shouldRefuseWhatIsNoNumberOrTooLarge(String text) {
        assertThatThrownBy(() -> Fields.scaled("x", text, 6))
                .isInstanceOf(RowFault.class)
                .hasMessageStartingWith("x is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", " 1", "9999999999999999999"})
    void shouldRefuseCountsThatAreNotWhole(String text) {
        assertThatThrownBy(() -> Fields.count("n", text)).isInstanceOf(RowFault.class);
    }

    @Test
    void shouldShowOnlyTheBeginningOfALongField() {
        assertThatThrownBy(() -> Fields.count("n", "x".repeat(1_000))).message().hasSizeLessThan(80);
    }
}
