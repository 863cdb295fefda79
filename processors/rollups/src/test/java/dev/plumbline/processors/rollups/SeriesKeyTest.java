package dev.plumbline.processors.rollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SeriesKeyTest {

    private static final SeriesKey KEY = SeriesKey.of(Map.of(Dimension.FEATURE, "suche-ä", Dimension.TENANT, "acme"));

    @Property
    void shouldSurviveTheRoundTrip(@ForAll @NotEmpty Map<Dimension, @StringLength(max = 300) String> dimensions) {
        SeriesKey key = SeriesKey.of(dimensions);
        SeriesKey read = SeriesKey.fromBytes(key.toBytes());
        assertThat(read).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(read.stableHash()).isEqualTo(key.stableHash());
        assertThat(read.grouping()).isEqualTo(key.grouping());
    }

    @Property
    void shouldRefuseOtherBytesWithOneException(@ForAll byte[] bytes) {
        try {
            SeriesKey.fromBytes(bytes);
        } catch (CorruptRollupException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @Property
    void shouldRefuseTruncatedBytes(@ForAll @IntRange(max = 14) int length) {
        assertThatThrownBy(() -> SeriesKey.fromBytes(Arrays.copyOf(KEY.toBytes(), length)))
                .isInstanceOf(CorruptRollupException.class);
    }

    @Test
    void shouldHaveTheBytesOfTheFormat() {
        assertThat(KEY.toBytes())
                .containsExactly(0, 0b101, 4, 'a', 'c', 'm', 'e', 8, 's', 'u', 'c', 'h', 'e', '-', 0xC3, 0xA4);
    }

    @Test
    void shouldRefuseBytesThatFollow() {
        assertThatThrownBy(() -> SeriesKey.fromBytes(Arrays.copyOf(KEY.toBytes(), KEY.byteLength() + 1)))
                .isInstanceOf(CorruptRollupException.class);
    }

    @Test
    void shouldNameItsDimensionsInCanonicalOrder() {
        assertThat(KEY.asMap()).containsExactly(Map.entry("tenant", "acme"), Map.entry("feature", "suche-ä"));
        assertThat(KEY.value(Dimension.FEATURE)).contains("suche-ä");
        assertThat(KEY.value(Dimension.MODEL)).isEmpty();
    }

    @Test
    void shouldTellGroupingsWithEqualValuesApart() {
        assertThat(SeriesKey.of(Map.of(Dimension.MODEL, "x"))).isNotEqualTo(SeriesKey.of(Map.of(Dimension.APP, "x")));
    }

    @Test
    void shouldKeepItsPartitionInEveryRelease() {
        assertThat(KEY.stableHash()).isEqualTo(KEY_HASH);
        SeriesKey tenant = SeriesKey.of(Map.of(Dimension.TENANT, "acme"));
        assertThat(tenant.partition(7)).isEqualTo((int) Math.floorMod(tenant.stableHash(), 7L));
    }

    @Test
    void shouldKeepAllSeriesOfAFeatureTogether() {
        for (int i = 0; i < 100; i++) {
            String feature = "feature-" + i;
            int partition = SeriesKey.of(Map.of(Dimension.FEATURE, feature)).partition(7);
            assertThat(SeriesKey.of(Map.of(Dimension.FEATURE, feature, Dimension.MODEL, "m" + i))
                            .partition(7))
                    .isEqualTo(partition);
            assertThat(SeriesKey.of(Map.of(Dimension.TENANT, "t" + i, Dimension.FEATURE, feature))
                            .partition(7))
                    .isEqualTo(partition);
        }
    }

    @Test
    void shouldSpreadSeriesEvenlyOverPartitions() {
        int[] counts = new int[8];
        for (int i = 0; i < 8_000; i++) {
            counts[SeriesKey.of(Map.of(Dimension.FEATURE, "feature-" + i)).partition(8)]++;
        }
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(850, 1_150));
    }

    private static final long KEY_HASH = -4826667235000920848L;
}
