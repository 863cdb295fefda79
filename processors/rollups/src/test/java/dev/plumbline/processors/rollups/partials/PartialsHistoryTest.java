package dev.plumbline.processors.rollups.partials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Calls;
import dev.plumbline.processors.rollups.Calls.Call;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.rollups.packets.PacketReader;
import dev.plumbline.processors.rollups.packets.PacketWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;

/** What is drained after histories with calls taken back, scores by themselves and minutes in any order. */
class PartialsHistoryTest {

    private static final Groupings GROUPINGS = Groupings.DEFAULT;
    private static final PacketTargets ONE = new PacketTargets(1, 512, false);

    /** Of the dimensions of calls, for {@link #partials}. */
    private final Map<List<String>, RouteMemo> memos = new HashMap<>();

    private enum Kind {
        CALL,
        TAKEN_BACK,
        SUMS_ONLY,
        SCORE
    }

    /** Minutes within one day. */
    @Provide
    Arbitrary<List<Tuple2<Kind, Call>>> days() {
        return histories(Arbitraries.of(1L, 1L, 1L, 280L));
    }

    /** Minutes in any years. */
    @Provide
    Arbitrary<List<Tuple2<Kind, Call>>> ages() {
        return histories(Arbitraries.of(1L, 1L, 400L, 100_000L, 30_000_000_000L, -40_000L));
    }

    private static Arbitrary<List<Tuple2<Kind, Call>>> histories(Arbitrary<Long> stretches) {
        Arbitrary<List<Kind>> kinds = Arbitraries.of(Kind.class).list().ofSize(60);
        return Combinators.combine(Calls.lists(), kinds, stretches.list().ofSize(60))
                .as((calls, kind, stretch) -> IntStream.range(0, calls.size())
                        .mapToObj(i -> Tuple.of(kind.get(i), stretched(calls.get(i), stretch.get(i))))
                        .toList());
    }

    private static Call stretched(Call call, long factor) {
        return new Call(
                call.names(),
                call.startedAt() * factor,
                call.outcome(),
                call.amount(),
                call.cost(),
                call.duration(),
                call.score());
    }

    @Property(tries = 300)
    void shouldDrainTheBytesThatAreCountedDirectly(@ForAll("days") List<Tuple2<Kind, Call>> history) {
        Partials partials = partials();
        Totals direct = new Totals();
        history.forEach(step -> add(step.get1(), step.get2(), partials, direct));
        Set<String> seen = new HashSet<>();
        partials.drain(Totals.HEADER, ONE, (partition, packet) -> {
            PacketReader reader = new PacketReader(packet);
            List<byte[]> expected = new ArrayList<>();
            PacketWriter model =
                    new PacketWriter(Totals.HEADER, 0, Integer.MAX_VALUE, (unused, bytes) -> expected.add(bytes));
            while (reader.next()) {
                assertThat(seen.add(reader.series() + " " + reader.epochMinute()))
                        .isTrue();
                Aggregate aggregate = direct.at(reader.series(), reader.windowStartMicros());
                model.add(reader.series(), reader.epochMinute(), aggregate);
            }
            model.finish(false);
            assertThat(expected).singleElement().isEqualTo(packet);
        });
        assertThat(seen).hasSameSizeAs(direct.bytes().keySet());
    }

    @Property(tries = 300)
    void shouldDrainTheTotalsThatAreCountedDirectlyAcrossDaysInAnyOrder(
            @ForAll("ages") List<Tuple2<Kind, Call>> history, @ForAll Random random) {
        Partials partials = partials();
        Totals direct = new Totals();
        Totals merged = new Totals();
        for (Tuple2<Kind, Call> step : history) {
            add(step.get1(), step.get2(), partials, direct);
            if (random.nextInt(10) == 0) {
                partials.drain(Totals.HEADER, ONE, merged);
            }
        }
        partials.drain(Totals.HEADER, ONE, merged);
        assertThat(merged.bytes()).containsExactlyEntriesOf(direct.bytes());
    }

    private void add(Kind kind, Call call, Partials partials, Totals direct) {
        if (kind == Kind.SCORE) {
            partials.addScore(call.facts().dimensions(), call.startedAt(), call.scoreKey(), call.score());
        } else {
            List<String> dimensions = List.of(call.facts().dimensions());
            partials.addCall(facts(kind, call), memos.computeIfAbsent(dimensions, unused -> new RouteMemo()));
        }
        for (Grouping grouping : GROUPINGS.all()) {
            Aggregate aggregate = direct.at(call.series(grouping), Resolution.MINUTE.windowStart(call.startedAt()));
            if (kind == Kind.SCORE) {
                aggregate.addScore(call.scoreKey(), call.score());
            } else {
                aggregate.add(facts(kind, call));
            }
        }
    }

    private static CallFacts facts(Kind kind, Call call) {
        CallFacts facts = call.facts().priceVersion(call.score());
        return switch (kind) {
            case TAKEN_BACK -> facts.negated();
            case SUMS_ONLY -> facts.sumsOnly();
            default -> facts;
        };
    }

    private Partials partials() {
        memos.clear();
        return new Partials(GROUPINGS, CardinalityLimits.DEFAULT);
    }

    @Test
    void shouldSumAHundredThousandCallsOfOneSeriesInAsManyMinutes() {
        Partials partials = new Partials(Groupings.parse("feature"), CardinalityLimits.DEFAULT);
        Totals direct = new Totals();
        SeriesKey series = series("hot");
        CallFacts call = new CallFacts();
        for (int i = 0; i < 100_000; i++) {
            long minute = i * 7_919L % 100_000;
            call.reset().dimension(Dimension.FEATURE, "hot").startedAt(minute * 60_000_000L);
            call.duration(i).cost(i);
            partials.addCall(call);
            direct.at(series, minute * 60_000_000L).add(call);
        }
        assertThat(drained(partials).bytes()).containsExactlyEntriesOf(direct.bytes());
    }

    @Test
    void shouldSumAHundredThousandCallsOfOneSeriesInOneMinute() {
        Partials partials = new Partials(Groupings.parse("feature"), CardinalityLimits.DEFAULT);
        Aggregate direct = new Aggregate();
        CallFacts call = new CallFacts();
        for (int i = 0; i < 100_000; i++) {
            call.reset()
                    .dimension(Dimension.FEATURE, "hot")
                    .tokens(0, i)
                    .duration(i * 31L)
                    .firstToken(i);
            partials.addCall(call);
            direct.add(call);
        }
        assertThat(drained(partials).at(series("hot"), 0).toBytes()).isEqualTo(direct.toBytes());
    }

    @Test
    void shouldCountOnWhenItKnowsMoreRoutesThanItCaches() {
        Partials partials = new Partials(Groupings.parse("tenant;feature;model"), CardinalityLimits.DEFAULT);
        CallFacts call = new CallFacts();
        for (int i = 0; i < 150_000; i++) {
            call.dimension(Dimension.TENANT, "t" + i % 60).dimension(Dimension.FEATURE, "f" + i / 60 % 60);
            call.dimension(Dimension.MODEL, "m" + i / 3_600);
            partials.addCall(call);
        }
        Totals totals = drained(partials);
        assertThat(totals.at(series("f7"), 0).calls()).isEqualTo(2_520);
        partials.addCall(call);
        assertThat(drained(partials).total(Grouping.of(Dimension.TENANT)).calls())
                .isEqualTo(1);
        assertThat(partials.knownSeries()).isEqualTo(60 + 60 + 42);
    }

    @Test
    void shouldStartAnewWhenClearedAfterASinkThatThrew() {
        Partials partials = partials();
        for (int i = 0; i < 100; i++) {
            partials.addCall(call("a" + i).duration(i));
        }
        assertThatThrownBy(() -> partials.drain(Totals.HEADER, ONE, (partition, packet) -> {
                    throw new IllegalStateException("no room");
                }))
                .hasMessage("no room");
        partials.clear();
        partials.addCall(call("a1"));
        assertThat(drained(partials).total(Grouping.of(Dimension.FEATURE)).toBytes())
                .isEqualTo(direct(call("a1")).toBytes());
    }

    @Test
    void shouldStartAnewWhenClearedAfterASumThatOverflowed() {
        Partials partials = partials();
        partials.addCall(call("a").duration(5).cost(Long.MAX_VALUE));
        partials.addCall(call("a").duration(7).cost(1));
        assertThatThrownBy(() -> drained(partials)).isInstanceOf(ArithmeticException.class);
        partials.clear();
        partials.addCall(call("a").duration(9));
        assertThat(drained(partials).total(Grouping.of(Dimension.FEATURE)).toBytes())
                .isEqualTo(direct(call("a").duration(9)).toBytes());
    }

    private static Aggregate direct(CallFacts call) {
        Aggregate aggregate = new Aggregate();
        aggregate.add(call);
        return aggregate;
    }

    private static CallFacts call(String feature) {
        return new CallFacts().dimension(Dimension.FEATURE, feature);
    }

    private static SeriesKey series(String feature) {
        return SeriesKey.of(Grouping.of(Dimension.FEATURE), call(feature).dimensions());
    }

    private static Totals drained(Partials partials) {
        Totals totals = new Totals();
        partials.drain(Totals.HEADER, ONE, totals);
        return totals;
    }
}
