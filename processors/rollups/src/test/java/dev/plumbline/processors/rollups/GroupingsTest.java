package dev.plumbline.processors.rollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingsTest {

    @Test
    void shouldCallFineWhatNothingElseCovers() {
        assertThat(Groupings.DEFAULT.fine())
                .extracting(Grouping::toString)
                .containsExactly(
                        "feature,model", "feature,prompt_version", "tenant,feature", "feature,requested_model");
    }

    @Test
    void shouldDeriveEveryOtherFromAFineOneThatCoversIt() {
        assertThat(Groupings.DEFAULT.coarse()).hasSize(3).allSatisfy((coarse, fine) -> {
            assertThat(fine.covers(coarse)).isTrue();
            assertThat(Groupings.DEFAULT.fine()).contains(fine);
        });
    }

    @Test
    void shouldDropRepetitions() {
        assertThat(Groupings.parse("model,feature;feature,model;feature").all()).hasSize(2);
    }

    @Test
    void shouldReadWhatItPrints() {
        assertThat(Groupings.parse(Groupings.DEFAULT.toString())).isEqualTo(Groupings.DEFAULT);
    }

    @Test
    void shouldReportAllFaultyGroupingsAtOnce() {
        assertThatThrownBy(() -> Groupings.parse("feature;modl;;tenant,app,x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'modl'")
                .hasMessageContaining("empty")
                .hasMessageContaining("'x'");
    }

    @Test
    void shouldServeAQueryFromTheNarrowestGrouping() {
        assertThat(Groupings.DEFAULT.serving(List.of(Dimension.MODEL))).contains(Grouping.parse("model"));
        assertThat(Groupings.DEFAULT.serving(List.of(Dimension.TENANT, Dimension.FEATURE)))
                .contains(Grouping.parse("tenant,feature"));
        assertThat(Groupings.DEFAULT.serving(List.of(Dimension.VARIANT))).isEmpty();
    }

    @Test
    void shouldServeAQueryWithoutDimensionsFromASingleDimension() {
        assertThat(Groupings.DEFAULT.serving(List.of())).contains(Grouping.parse("feature"));
    }
}
