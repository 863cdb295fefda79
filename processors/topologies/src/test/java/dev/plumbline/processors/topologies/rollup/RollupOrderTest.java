package dev.plumbline.processors.topologies.rollup;

import static dev.plumbline.processors.topologies.rollup.RollupBench.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.schemas.records.Rollup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Three intake partitions in any interleaving, with commits and restarts anywhere: totals are those of plain counting. */
class RollupOrderTest {
    private static final RollupSettings SETTINGS = new RollupSettings(
            3,
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            RollupSettings.DEFAULT.retention(),
            Set.of(Resolution.MINUTE));

    /** Room for two or three windows. */
    private static final long FEW_WINDOWS = 1_200;

    private enum Then {
        NOTHING,
        COMMIT,
        RESTART
    }

    /** A call of a source, so many minutes behind the newest time that the source has seen. */
    private record Step(int source, int advance, int behind, Then then) {}

    @Property(tries = 200)
    void shouldCountEveryCallOnceWhateverTheOrder(@ForAll("steps") List<Step> steps) {
        RollupBench bench = new RollupBench(SETTINGS, FEW_WINDOWS);
        Map<Instant, Long> expected = new TreeMap<>();
        List<Rollup> published = new ArrayList<>();
        int[] newest = new int[3];
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            newest[step.source()] += step.advance();
            Instant at = minute(Math.max(0, newest[step.source()] - step.behind()));
            bench.call(step.source(), at, minute(newest[step.source()]), NOON.plusSeconds(i));
            expected.merge(at, 1L, Long::sum);
            if (step.then() != Then.NOTHING) {
                published.addAll(bench.commit());
            }
            if (step.then() == Then.RESTART) {
                bench.restarted();
            }
        }
        published.addAll(bench.commit());
        expected.forEach(
                (at, calls) -> assertThat(bench.stored(Resolution.MINUTE, at)).isEqualTo(calls));
        assertThatTheLastRevisionIsTheTotal(published, expected);
    }

    private static void assertThatTheLastRevisionIsTheTotal(List<Rollup> published, Map<Instant, Long> expected) {
        Map<Long, Rollup> last = new TreeMap<>();
        for (Rollup rollup : published) {
            Rollup before = last.put(rollup.getWindowStartMicros(), rollup);
            assertThat(rollup.getRevision()).isEqualTo(before == null ? 0 : before.getRevision() + 1);
        }
        last.forEach((start, rollup) ->
                assertThat(rollup.getCalls()).isEqualTo(expected.get(Instant.ofEpochSecond(start / 1_000_000))));
    }

    private static Instant minute(int number) {
        return NOON.plusSeconds(60L * number);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.of(Then.NOTHING, Then.NOTHING, Then.COMMIT, Then.RESTART))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }
}
