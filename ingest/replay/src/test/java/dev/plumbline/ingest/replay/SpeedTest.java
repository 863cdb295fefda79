package dev.plumbline.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {
    @ParameterizedTest
    @CsvSource({"max,max", "recorded,1x", "120x,120x", "0.5,0.5x", " MAX ,max", "10X,10x"})
    void shouldReadWhatItWrites(String text, String expected) {
        assertThat(Speed.parse(text)).hasToString(expected);
        assertThat(Speed.parse(expected)).isEqualTo(Speed.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "-1", "1e3", "NaN", "0x10", "x"})
    void shouldRefuseOtherText(String text) {
        assertThatThrownBy(() -> Speed.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max, recorded or a factor");
    }

    @Test
    void shouldRefuseToStandStill() {
        assertThatThrownBy(() -> Speed.parse("0x")).hasMessageContaining("greater than 0");
    }
}
