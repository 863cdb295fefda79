package dev.plumbline.processors.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** An index that keeps ids beyond its window, against a list of what was added. */
class KeptCallsTest {
    private static final Salt SALT = new Salt(1, 2);
    private static final long MINUTE = 60_000_000L;
    private static final long WINDOW = 60 * MINUTE;
    private static final long KEPT = 6 * WINDOW;
    private static final CallIndexConfig CONFIG =
            new CallIndexConfig(SALT, Duration.ofHours(1), Duration.ofHours(6), 8, 3, 2, 2);

    private enum Kind {
        ADD,
        COMMIT,
        RESTART,
        CRASH
    }

    private record Step(Kind kind, int id, long minutes) {}

    private record Added(int id, long ref, long sliceEnd) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(60, Kind.ADD),
                net.jqwik.api.Tuple.of(10, Kind.COMMIT),
                net.jqwik.api.Tuple.of(1, Kind.RESTART),
                net.jqwik.api.Tuple.of(1, Kind.CRASH));
        Arbitrary<Long> minutes = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, Arbitraries.longs().between(-2, 4)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(5, 90)));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 60), minutes)
                .as(Step::new)
                .list()
                .ofMinSize(100)
                .ofMaxSize(700);
    }

    @Property(tries = 150)
    void shouldFindTheLatestOfAnIdForAsLongAsItIsKept(@ForAll("steps") List<Step> steps) throws IOException {
        Path directory = Files.createTempDirectory("kept-calls");
        try {
            new Play(directory).play(steps);
        } finally {
            delete(directory);
        }
    }

    @Example
    void shouldLeaveTheHeapToTheWindow() throws IOException {
        Path directory = Files.createTempDirectory("kept-calls");
        TransactionalStore store = new TransactionalStore();
        CallIndexConfig config = CallIndexConfig.withDefaults(SALT).withKept(Duration.ofDays(1));
        try (CallIndex index = CallIndex.open(config, store, directory)) {
            for (int i = 0; i < 240_000; i++) {
                index.addIfAbsent("t", "call-" + i, i, i * (MINUTE / 100));
            }
            index.flush();
            // 40 hours of 6,000 ids each: 70 minutes on the heap, a day and a little on disk.
            assertThat(index.heapBytes()).isLessThan(7_000 * 16 * 2);
            assertThat(index.spilled()).isBetween(22L * 6_000, 27L * 6_000);
            assertThat(index.find("t", "call-" + (240_000 - 23 * 6_000))).isEqualTo(240_000 - 23 * 6_000);
            assertThat(index.find("t", "call-" + (240_000 - 26 * 6_000))).isEqualTo(CallIndex.ABSENT);
            assertThat(runs(directory)).isLessThan(20);
        } finally {
            delete(directory);
        }
    }

    @Example
    void shouldNeedADirectoryToKeepIdsLonger() {
        assertThatThrownBy(() -> CallIndex.open(CONFIG, new TransactionalStore()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT6H");
    }

    private static long runs(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static final class Play {
        private final Path directory;
        private final TransactionalStore store = new TransactionalStore();
        private CallIndex index;
        private List<Added> added = new ArrayList<>();
        private long now;
        private List<Added> committed = new ArrayList<>();
        private long committedNow;

        Play(Path directory) {
            this.directory = directory;
            this.index = CallIndex.open(CONFIG, store, directory);
            this.index.advance(now);
        }

        void play(List<Step> steps) {
            long ref = 0;
            for (Step step : steps) {
                switch (step.kind()) {
                    case ADD -> add(step, ++ref);
                    case COMMIT -> commit();
                    case RESTART -> {
                        commit();
                        reopen();
                    }
                    case CRASH -> {
                        store.crash();
                        added = new ArrayList<>(committed);
                        now = committedNow;
                        reopen();
                    }
                }
            }
            for (int id = 0; id <= 60; id++) {
                assertThat(index.find("t", "call-" + id)).isEqualTo(latest(id, KEPT));
            }
            index.close();
        }

        private void add(Step step, long ref) {
            long time = now + step.minutes() * MINUTE;
            now = Math.max(now, time);
            long known = latest(step.id(), WINDOW);
            assertThat(index.addIfAbsent("t", "call-" + step.id(), ref, time)).isEqualTo(known);
            if (known == CallIndex.ABSENT) {
                added.add(new Added(step.id(), ref, (now / MINUTE + 1) * MINUTE));
            }
            int other = (step.id() * 7 + 3) % 61;
            assertThat(index.find("t", "call-" + other)).isEqualTo(latest(other, KEPT));
        }

        private void commit() {
            index.flush();
            store.commit();
            committed = new ArrayList<>(added);
            committedNow = now;
        }

        private void reopen() {
            index = CallIndex.open(CONFIG, store, directory);
            index.advance(now);
        }

        private long latest(int id, long within) {
            @Nullable Added latest = null;
            for (Added one : added) {
                if (one.id() == id && one.sliceEnd() + within > now) {
                    latest = one;
                }
            }
            return latest == null ? CallIndex.ABSENT : latest.ref();
        }
    }
}
