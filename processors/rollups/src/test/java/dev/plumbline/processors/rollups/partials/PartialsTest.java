package dev.plumbline.processors.rollups.partials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Calls;
import dev.plumbline.processors.rollups.Calls.Call;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.rollups.packets.PacketHeader;
import dev.plumbline.processors.rollups.packets.PacketReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PartialsTest {

    private static final Groupings GROUPINGS = Groupings.DEFAULT;
    private static final PacketTargets TARGETS = new PacketTargets(3, 512, false);

    @Provide
    Arbitrary<List<Call>> calls() {
        return Calls.lists();
    }

    private static Partials partials() {
        return new Partials(GROUPINGS, CardinalityLimits.DEFAULT);
    }

    @Property(tries = 200)
    void shouldEqualWhatIsCountedDirectlyWhateverTheSplitOrderAndDrains(
            @ForAll("calls") List<Call> calls, @ForAll @IntRange(min = 1, max = 4) int tasks, @ForAll Random random) {
        Totals direct = new Totals();
        calls.forEach(call -> direct.addDirectly(GROUPINGS, call));
        List<Call> shuffled = new ArrayList<>(calls);
        Collections.shuffle(shuffled, random);
        Totals merged = new Totals();
        List<Partials> parts = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            parts.add(partials());
        }
        for (Call call : shuffled) {
            Partials task = parts.get(random.nextInt(tasks));
            task.addCall(call.facts());
            if (random.nextInt(8) == 0) {
                task.drain(Totals.HEADER, TARGETS, merged);
            }
        }
        parts.forEach(task -> task.drain(Totals.HEADER, TARGETS, merged));
        assertThat(merged.bytes()).containsExactlyEntriesOf(direct.bytes());
    }

    @Property(tries = 100)
    void shouldGiveEveryGroupingTheSameTotal(@ForAll("calls") List<Call> calls) {
        Totals merged = drained(partials(), calls);
        byte[] first = merged.total(GROUPINGS.all().get(0)).toBytes();
        assertThat(GROUPINGS.all())
                .allSatisfy(
                        grouping -> assertThat(merged.total(grouping).toBytes()).isEqualTo(first));
    }

    @Property(tries = 100)
    void shouldKeepTotalsExactBeyondTheLimitOfNames(
            @ForAll("calls") List<Call> calls, @ForAll @IntRange(min = 1, max = 3) int limit) {
        Totals limited = drained(new Partials(GROUPINGS, new CardinalityLimits(limit, 100, 1_000)), calls);
        Totals full = drained(partials(), calls);
        assertThat(GROUPINGS.all()).allSatisfy(grouping -> {
            assertThat(limited.total(grouping).toBytes())
                    .isEqualTo(full.total(grouping).toBytes());
            assertThat(limited.series(grouping)).isLessThanOrEqualTo(limit + 1);
        });
    }

    @Property(tries = 100)
    void shouldNameCoarseSeriesAsIfTheyWereCountedAloneBeyondTheLimit(
            @ForAll("calls") List<Call> calls, @ForAll @IntRange(min = 1, max = 3) int limit) {
        Groupings both = Groupings.parse("feature;feature,model");
        Groupings alone = Groupings.parse("feature");
        Totals derived = drained(new Partials(both, new CardinalityLimits(limit, 100, 1_000)), calls);
        Totals counted = drained(new Partials(alone, new CardinalityLimits(limit, 100, 1_000)), calls);
        counted.bytes()
                .forEach((series, bytes) ->
                        assertThat(derived.bytes().get(series)).isEqualTo(bytes));
    }

    @Test
    void shouldFindTheRightSeriesAmongManyNames() {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            List<String> names = List.of("t" + i % 40, "f" + i % 7, "m" + i % 11, "p" + i % 13);
            calls.add(new Call(names, i * 7_919L, i % 8, i, i, i, 0));
        }
        Totals direct = new Totals();
        calls.forEach(call -> direct.addDirectly(GROUPINGS, call));
        assertThat(drained(partials(), calls).bytes()).containsExactlyEntriesOf(direct.bytes());
    }

    @Test
    void shouldHandOverEachMinuteOfASeriesOnceHoweverManyCallsThereAre() {
        Partials partials = partials();
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            List<String> names = List.of("t", "f" + i % 3, "m", "p");
            partials.addCall(new Call(names, random.nextInt(180_000_000), 1, i, i, i, 0).facts());
        }
        List<String> entries = new ArrayList<>();
        partials.drain(Totals.HEADER, TARGETS, (partition, packet) -> {
            PacketReader reader = new PacketReader(packet);
            while (reader.next()) {
                entries.add(reader.series().grouping() + " " + reader.series() + reader.epochMinute());
            }
        });
        assertThat(entries).hasSize(3 * (5 * 3 + 2)).doesNotHaveDuplicates();
    }

    private static Totals drained(Partials partials, List<Call> calls) {
        calls.forEach(call -> partials.addCall(call.facts()));
        Totals totals = new Totals();
        partials.drain(Totals.HEADER, TARGETS, totals);
        return totals;
    }

    @Test
    void shouldAddAScoreToTheSeriesAndMinuteOfItsCallWithoutCountingIt() {
        ScoreKey key = new ScoreKey("correct", ScoreKey.Source.HUMAN);
        CallFacts call = call("search", 61_000_000L);
        Partials partials = partials();
        partials.addScore(call.dimensions(), 61_000_000L, key, 500_000);
        Totals totals = new Totals();
        partials.drain(Totals.HEADER, TARGETS, totals);
        var aggregate = totals.at(SeriesKey.of(Map.of(Dimension.FEATURE, "search")), 60_000_000L);
        assertThat(aggregate.calls()).isZero();
        assertThat(aggregate.scores().get(key).sumMicros()).isEqualTo(500_000);
    }

    @Test
    void shouldSendEachSeriesToItsPartition() {
        Partials partials = partials();
        for (int i = 0; i < 50; i++) {
            partials.addCall(call("feature-" + i, 0));
        }
        partials.drain(Totals.HEADER, new PacketTargets(5, 1_024, false), (partition, packet) -> {
            PacketReader reader = new PacketReader(packet);
            while (reader.next()) {
                assertThat(reader.series().partition(5)).isEqualTo(partition);
            }
        });
        assertThat(partials.isEmpty()).isTrue();
    }

    @Test
    void shouldCarryTheWatermarkToEveryPartitionWhenAsked() {
        PacketHeader header = new PacketHeader(4, 123, 456);
        List<Integer> partitions = new ArrayList<>();
        int packets = partials().drain(header, new PacketTargets(3, 1_024, true), (partition, packet) -> {
            partitions.add(partition);
            assertThat(new PacketReader(packet).header()).isEqualTo(header);
        });
        assertThat(packets).isEqualTo(3);
        assertThat(partitions).containsExactly(0, 1, 2);
    }

    @Test
    void shouldStartFromZeroAfterADrain() {
        Partials partials = partials();
        partials.addCall(call("a", 0));
        assertThat(partials.isEmpty()).isFalse();
        assertThat(partials.size()).isEqualTo(1);
        assertThat(partials.estimatedBytes()).isBetween(16L, 128L);
        partials.drain(Totals.HEADER, TARGETS, (partition, packet) -> {});
        assertThat(partials.isEmpty()).isTrue();
        assertThat(partials.size()).isZero();
        assertThat(partials.estimatedBytes()).isZero();
        assertThat(partials.drain(Totals.HEADER, TARGETS, (partition, packet) -> {}))
                .isZero();
    }

    @Test
    void shouldForgetEverythingWhenCleared() {
        Partials partials = partials();
        partials.addCall(call("a", 0));
        partials.clear();
        assertThat(partials.isEmpty()).isTrue();
        assertThat(partials.knownSeries()).isZero();
    }

    @Test
    void shouldMakeRoomForNewNamesOnALaterDay() {
        Partials partials = new Partials(Groupings.parse("feature"), new CardinalityLimits(1, 1, 10));
        partials.addCall(call("old", 0));
        partials.addCall(call("new", 1));
        partials.addCall(call("new", 86_400_000_000L));
        partials.addCall(call("old", 86_400_000_001L));
        Totals totals = new Totals();
        partials.drain(Totals.HEADER, TARGETS, totals);
        assertThat(totals.bytes().keySet())
                .containsExactlyInAnyOrder(
                        "feature {feature=__other__}0",
                        "feature {feature=__other__}86400000000",
                        "feature {feature=new}86400000000",
                        "feature {feature=old}0");
    }

    @Test
    void shouldLimitTheValuesOfOneTenantAndLeaveTheOthersTheirs() {
        Groupings groupings = Groupings.parse("tenant,feature;feature,model");
        Partials partials = new Partials(groupings, new CardinalityLimits(100, 1, 2));
        assertThat(partials.addCall(of("greedy", "a"))).isFalse();
        assertThat(partials.addCall(of("greedy", "b"))).isFalse();
        assertThat(partials.addCall(of("greedy", "c"))).isTrue();
        assertThat(partials.addCall(of("greedy", "d"))).isTrue();
        assertThat(partials.addCall(of("greedy", "a"))).isFalse();
        assertThat(partials.addCall(of("modest", "e"))).isFalse();
        Totals totals = new Totals();
        partials.drain(Totals.HEADER, TARGETS, totals);
        assertThat(totals.bytes().keySet())
                .containsExactlyInAnyOrder(
                        "tenant,feature {tenant=greedy, feature=a}0",
                        "tenant,feature {tenant=greedy, feature=b}0",
                        "tenant,feature {tenant=greedy, feature=__other__}0",
                        "tenant,feature {tenant=modest, feature=e}0",
                        "feature,model {feature=a, model=m}0",
                        "feature,model {feature=b, model=m}0",
                        "feature,model {feature=__other__, model=m}0",
                        "feature,model {feature=e, model=m}0");
        assertThat(groupings.all())
                .allSatisfy(
                        grouping -> assertThat(totals.total(grouping).calls()).isEqualTo(6));
    }

    private static CallFacts of(String tenant, String feature) {
        return call(feature, 0).dimension(Dimension.TENANT, tenant).dimension(Dimension.MODEL, "m");
    }

    @Test
    void shouldBoundTheNamesOfScores() {
        Partials partials = new Partials(Groupings.parse("feature"), new CardinalityLimits(10, 1, 10));
        ScoreKey first = new ScoreKey("first", ScoreKey.Source.JUDGE);
        partials.addCall(call("a", 0).score(first, 1));
        partials.addCall(call("a", 0).score(new ScoreKey("second", ScoreKey.Source.JUDGE), 2));
        Totals totals = new Totals();
        partials.drain(Totals.HEADER, TARGETS, totals);
        assertThat(totals.at(SeriesKey.of(Map.of(Dimension.FEATURE, "a")), 0).scores())
                .containsOnlyKeys(first, new ScoreKey(SeriesKey.OTHER, ScoreKey.Source.JUDGE));
    }

    @Test
    void shouldReportEveryFaultOfItsSettings() {
        assertThatThrownBy(() -> new CardinalityLimits(0, 0, 0))
                .hasMessageContaining("seriesPerGrouping")
                .hasMessageContaining("scoreKeys");
        assertThatThrownBy(() -> new PacketTargets(0, 1, true))
                .hasMessageContaining("partitions")
                .hasMessageContaining("maxPacketBytes");
    }

    private static CallFacts call(String feature, long startedAt) {
        return new CallFacts().dimension(Dimension.FEATURE, feature).startedAt(startedAt);
    }
}
