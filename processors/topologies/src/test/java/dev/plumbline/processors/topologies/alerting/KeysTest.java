package dev.plumbline.processors.topologies.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.alerts.AlertId;
import dev.plumbline.processors.topologies.drift.DetectorKey;
import dev.plumbline.processors.topologies.drift.signals.Signal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeysTest {
    private static final SeriesKey CHAT = SeriesKey.of(Map.of(Dimension.FEATURE, "chat"));

    @Property(tries = 300)
    void shouldReadDetectorKeysThatItWrote(@ForAll("detectors") DetectorKey key) {
        assertThat(DetectorKey.fromBytes(key.toBytes())).isEqualTo(key);
    }

    @Property(tries = 300)
    void shouldGiveDifferentDetectorsDifferentBytes(
            @ForAll("detectors") DetectorKey one, @ForAll("detectors") DetectorKey other) {
        assertThat(Arrays.equals(one.toBytes(), other.toBytes())).isEqualTo(one.equals(other));
        assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
    }

    @Property(tries = 300)
    void shouldReadBudgetKeysThatItWrote(
            @ForAll("names") String rule, @ForAll("names") String tenant, @ForAll long start) {
        BudgetKey key = new BudgetKey(rule, SeriesKey.of(Map.of(Dimension.TENANT, tenant)), start);
        assertThat(BudgetKey.fromBytes(key.toBytes())).isEqualTo(key);
    }

    /** An id is said to people and kept in tickets: a change of how it is made must not go unnoticed. */
    @Example
    void shouldKeepAlertIdsTheSameInEveryRelease() {
        assertThat(AlertId.of("quality", CHAT, "spend:50", 1_700_000_000_000_000L))
                .isEqualTo("A-DQ2CD1PA1F");
    }

    @Example
    void shouldTellAlertsApartByEveryPart() {
        SeriesKey search = SeriesKey.of(Map.of(Dimension.FEATURE, "search"));
        Set<String> ids = new HashSet<>();
        ids.add(AlertId.of("quality", CHAT, "spend:50", 1));
        ids.add(AlertId.of("quality", CHAT, "spend:50", 2));
        ids.add(AlertId.of("quality", CHAT, "spend:80", 1));
        ids.add(AlertId.of("quality", search, "spend:50", 1));
        ids.add(AlertId.of("daily", CHAT, "spend:50", 1));
        assertThat(ids).hasSize(5).allMatch(id -> id.matches("A-[0-9A-HJKMNP-TV-Z]{10}"));
    }

    @Provide
    Arbitrary<DetectorKey> detectors() {
        return Combinators.combine(names(), names(), names(), Arbitraries.of(ScoreKey.Source.class))
                .as((rule, feature, score, source) -> new DetectorKey(
                        rule,
                        SeriesKey.of(Map.of(Dimension.FEATURE, feature)),
                        Signal.of(new ScoreKey(score, source))));
    }

    /** Names as they come out of UTF-8: any text without half a surrogate pair. */
    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars('a', 'é', '漢').ofMaxLength(3),
                Arbitraries.strings()
                        .ofMaxLength(256)
                        .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
    }
}
