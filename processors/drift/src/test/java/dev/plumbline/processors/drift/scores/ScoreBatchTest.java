package dev.plumbline.processors.drift.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreBatchTest {
    @Test
    void shouldMergeAndSortBinsWhateverTheOrder() {
        ScoreBatch batch = ScoreBatch.builder()
                .bin(900, 2)
                .bin(100, 1)
                .bin(900, 3)
                .bin(500, 0)
                .build();
        assertThat(batch.bins()).isEqualTo(2);
        assertThat(batch.value(0)).isEqualTo(100);
        assertThat(batch.value(1)).isEqualTo(900);
        assertThat(batch.count(1)).isEqualTo(5);
        assertThat(batch.count()).isEqualTo(6);
        assertThat(batch.exactSum()).isEqualTo(4600);
    }

    @Test
    void shouldPreferTheStatedSum() {
        ScoreBatch batch =
                ScoreBatch.builder().bins(Map.of(900L, 2L)).exactSum(1799).build();
        assertThat(batch.exactSum()).isEqualTo(1799);
    }

    @Test
    void shouldRefuseANegativeCount() {
        ScoreBatch.Builder builder = ScoreBatch.builder();
        assertThatThrownBy(() -> builder.bin(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseSumsThatOverflow() {
        ScoreBatch.Builder builder = ScoreBatch.builder();
        assertThatThrownBy(() -> builder.bin(Long.MAX_VALUE, 2)).isInstanceOf(ArithmeticException.class);
    }
}
