package dev.plumbline.processors.rollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingTest {

    @Test
    void shouldIgnoreTheOrderAndSpacesWhenReading() {
        assertThat(Grouping.parse(" model , feature")).isEqualTo(Grouping.of(Dimension.FEATURE, Dimension.MODEL));
    }

    @Test
    void shouldPrintWhatItReads() {
        assertThat(Grouping.parse("model,feature")).hasToString("feature,model");
    }

    @Test
    void shouldReportEveryFaultyNameAtOnce() {
        assertThatThrownBy(() -> Grouping.parse("featur,model,model,"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'featur'")
                .hasMessageContaining("'model' is repeated")
                .hasMessageContaining("empty")
                .hasMessageContaining("known are tenant, app");
    }

    @Test
    void shouldRefuseNoDimensions() {
        assertThatThrownBy(() -> Grouping.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldFindEveryDimensionByItsKey() {
        assertThat(Dimension.all())
                .allSatisfy(d -> assertThat(Dimension.of(d.key())).contains(d));
        assertThat(Dimension.of("Feature")).isEmpty();
    }
}
