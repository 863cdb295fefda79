package dev.plumbline.processors.drift.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.drift.attribution.Attribution.Verdict;
import dev.plumbline.processors.drift.attribution.Dimension.Element;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final double SD = 150_000;

    @Test
    void shouldNameTheElementThatShifted() {
        Dimension model = dimension(
                "model", element("a", 3000, 700_000, 300, 700_000), element("b", 3000, 700_000, 300, 500_000));
        Dimension tenant = dimension(
                "tenant", element("x", 3000, 700_000, 300, 600_000), element("y", 3000, 700_000, 300, 600_000));
        Attribution attribution = Attribution.of(List.of(tenant, model));
        assertThat(attribution.verdict()).isEqualTo(Verdict.SEGMENT);
        assertThat(attribution.dimension()).contains("model");
        assertThat(attribution.shares()).hasSize(1);
        assertThat(attribution.shares().get(0).element()).isEqualTo("b");
        assertThat(attribution.shares().get(0).shareMillionths()).isEqualTo(1_000_000);
        assertThat(attribution.shares().get(0).withinMillionths()).isEqualTo(-100_000);
        assertThat(attribution.restMillionths()).isZero();
    }

    @Test
    void shouldBlameANewVersionBesideTheOldOne() {
        Dimension version = dimension(
                "prompt_version", element("v1", 6000, 700_000, 300, 700_000), element("v2", 0, 0, 300, 500_000));
        Attribution attribution = Attribution.of(List.of(version));
        assertThat(attribution.verdict()).isEqualTo(Verdict.SEGMENT);
        assertThat(attribution.shares().get(0).element()).isEqualTo("v2");
        assertThat(attribution.shares().get(0).isNew()).isTrue();
        assertThat(attribution.shares().get(0).mixMillionths()).isZero();
    }

    @Test
    void shouldCallACompleteSwitchAReplacement() {
        Dimension version =
                dimension("prompt_version", element("v1", 6000, 700_000, 0, 0), element("v2", 0, 0, 600, 600_000));
        Dimension tenant = dimension(
                "tenant", element("x", 3000, 700_000, 300, 600_000), element("y", 3000, 700_000, 300, 600_000));
        Attribution attribution = Attribution.of(List.of(tenant, version));
        assertThat(attribution.verdict()).isEqualTo(Verdict.REPLACEMENT);
        assertThat(attribution.dimension()).contains("prompt_version");
        assertThat(attribution.shares().get(0).element()).isEqualTo("v2");
    }

    @Test
    void shouldCallMovedTrafficAMixShift() {
        Dimension feature = dimension(
                "feature", element("hard", 2000, 500_000, 400, 500_000), element("easy", 4000, 800_000, 200, 800_000));
        Attribution attribution = Attribution.of(List.of(feature));
        assertThat(attribution.verdict()).isEqualTo(Verdict.MIX);
        assertThat(attribution.shares())
                .allSatisfy(share -> assertThat(share.withinMillionths()).isZero());
    }

    @Test
    void shouldCallAnEqualShiftGlobal() {
        Dimension tenant = dimension(
                "tenant", element("x", 3000, 700_000, 300, 600_000), element("y", 3000, 800_000, 300, 700_000));
        Attribution attribution = Attribution.of(List.of(tenant));
        assertThat(attribution.verdict()).isEqualTo(Verdict.GLOBAL);
        assertThat(attribution.shares()).isEmpty();
        assertThat(attribution.restMillionths()).isEqualTo(1_000_000);
    }

    @Test
    void shouldNotBlameAnElementOfAFewEqualScores() {
        Dimension tenant = dimension("tenant", element("x", 6000, 700_000, 600, 600_000), constant("tiny", 4, 900_000));
        assertThat(Attribution.of(List.of(tenant)).verdict()).isEqualTo(Verdict.GLOBAL);
    }

    @Test
    void shouldBeGlobalWhereNothingChangedOrNothingIsSplit() {
        Dimension same = dimension("tenant", element("x", 10, 700_000, 10, 700_000));
        assertThat(Attribution.of(List.of(same)).verdict()).isEqualTo(Verdict.GLOBAL);
        assertThat(Attribution.of(List.of()).verdict()).isEqualTo(Verdict.GLOBAL);
    }

    @Test
    void shouldRefuseDimensionsOfOtherScores() {
        Dimension whole = dimension("tenant", element("x", 10, 700_000, 10, 600_000));
        Dimension part = dimension("model", element("a", 9, 700_000, 10, 600_000));
        assertThatThrownBy(() -> Attribution.of(List.of(whole, part)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("totals");
        assertThatThrownBy(() -> Attribution.of(List.of(dimension("tenant", element("x", 10, 1, 0, 0)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no scores");
    }

    @Test
    void shouldRefuseAnElementTwice() {
        Element twice = element("x", 1, 1, 1, 1);
        assertThatThrownBy(() -> dimension("tenant", twice, twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void shouldRefuseImpossibleMoments() {
        assertThatThrownBy(() -> new Moments(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Moments(0, 5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Moments(1, 5, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Dimension dimension(String name, Element... elements) {
        return new Dimension(name, List.of(elements));
    }

    private static Element element(String name, long count0, long mean0, long count1, long mean1) {
        return new Element(name, moments(count0, mean0, SD), moments(count1, mean1, SD));
    }

    private static Element constant(String name, long count, long mean) {
        return new Element(name, moments(count, mean, 0), moments(count, mean, 0));
    }

    private static Moments moments(long count, long mean, double sd) {
        return new Moments(count, count * mean, count * ((double) mean * mean + sd * sd));
    }
}
