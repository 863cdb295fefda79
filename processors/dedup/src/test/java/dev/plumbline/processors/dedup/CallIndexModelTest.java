package dev.plumbline.processors.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The index against a map, through flushes, restarts and crashes. */
class CallIndexModelTest {

    private static final Salt SALT = new Salt(1, 2);
    private static final CallIndexConfig SMALL =
            new CallIndexConfig(SALT, Duration.ofMinutes(10), Duration.ofMinutes(10), 8, 3, 2, 2);

    private enum Kind {
        ADD,
        COMMIT,
        RESTART,
        CRASH
    }

    private record Step(Kind kind, int id) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(40, Kind.ADD),
                net.jqwik.api.Tuple.of(4, Kind.COMMIT),
                net.jqwik.api.Tuple.of(1, Kind.RESTART),
                net.jqwik.api.Tuple.of(1, Kind.CRASH));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 150))
                .as(Step::new)
                .list()
                .ofMaxSize(600);
    }

    @Property(tries = 200)
    void shouldKnowExactlyWhatWasAddedAndCommitted(@ForAll("steps") List<Step> steps) {
        run(steps, new SipHash128(SALT));
    }

    @Property(tries = 200)
    void shouldKnowExactlyWhatWasAddedWhenFingerprintsCollide(@ForAll("steps") List<Step> steps) {
        run(steps, new CollidingHash());
    }

    private static void run(List<Step> steps, IdHash hash) {
        TransactionalStore store = new TransactionalStore();
        CallIndex index = new CallIndex(SMALL, store, hash, null);
        Map<Integer, Long> model = new HashMap<>();
        Map<Integer, Long> committed = new HashMap<>();
        long ref = 0;
        for (Step step : steps) {
            switch (step.kind()) {
                case ADD -> {
                    long known = index.addIfAbsent("t", "call-" + step.id(), ++ref, 0);
                    Long before = model.putIfAbsent(step.id(), ref);
                    assertThat(known).isEqualTo(before == null ? CallIndex.ABSENT : before);
                }
                case COMMIT -> {
                    commit(index, store);
                    committed = new HashMap<>(model);
                }
                case RESTART -> {
                    commit(index, store);
                    committed = new HashMap<>(model);
                    index = new CallIndex(SMALL, store, hash, null);
                }
                case CRASH -> {
                    store.crash();
                    model = new HashMap<>(committed);
                    index = new CallIndex(SMALL, store, hash, null);
                }
            }
        }
        assertThat(index.size()).isEqualTo(model.size());
        for (int id = 0; id <= 150; id++) {
            assertThat(index.find("t", "call-" + id)).isEqualTo(model.getOrDefault(id, CallIndex.ABSENT));
        }
    }

    private static void commit(CallIndex index, TransactionalStore store) {
        index.flush();
        store.commit();
    }

    /** Same stripe and same fingerprint for everything; only bits that the table does not see differ. */
    private static final class CollidingHash implements IdHash {
        private long high;

        @Override
        public void hash(String tenant, String id) {
            high = (long) Integer.parseInt(id.substring(5)) << 32;
        }

        @Override
        public long high() {
            return high;
        }

        @Override
        public long low() {
            return 7;
        }
    }
}
