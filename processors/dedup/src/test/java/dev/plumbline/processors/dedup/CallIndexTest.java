package dev.plumbline.processors.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallIndexTest {

    private static final Salt SALT = Salt.of(new byte[16]);
    private static final CallIndexConfig CONFIG = CallIndexConfig.withDefaults(SALT);
    private static final CallIndexConfig SMALL =
            new CallIndexConfig(SALT, Duration.ofHours(1), Duration.ofHours(1), 8, 3, 2, 2);

    private final TransactionalStore store = new TransactionalStore();

    private static long minutes(long minutes) {
        return TimeUnit.MINUTES.toMicros(minutes);
    }

    @Test
    void shouldTellTenantsApart() {
        CallIndex index = CallIndex.open(CONFIG, store);
        assertThat(index.addIfAbsent("a", "bc", 1, 0)).isEqualTo(CallIndex.ABSENT);
        assertThat(index.addIfAbsent("ab", "c", 2, 0)).isEqualTo(CallIndex.ABSENT);
        assertThat(index.addIfAbsent("a", "bc", 3, 0)).isEqualTo(1);
        assertThat(index.find("ab", "c")).isEqualTo(2);
    }

    @Test
    void shouldRefuseANegativeReference() {
        CallIndex index = CallIndex.open(CONFIG, store);
        assertThatThrownBy(() -> index.addIfAbsent("a", "b", -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldForgetAfterTheWindowAndNotBefore() {
        CallIndex index = CallIndex.open(CONFIG, store);
        index.addIfAbsent("t", "first", 1, 0);
        index.addIfAbsent("t", "second", 2, minutes(1));
        index.advance(minutes(61) - 1);
        assertThat(index.find("t", "first")).isEqualTo(1);
        index.advance(minutes(61));
        assertThat(index.find("t", "first")).isEqualTo(CallIndex.ABSENT);
        assertThat(index.find("t", "second")).isEqualTo(2);
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void shouldDeleteTheBlocksOfWhatItForgets() {
        CallIndex index = CallIndex.open(SMALL, store);
        for (int i = 0; i < 100; i++) {
            index.addIfAbsent("t", "call-" + i, i, 0);
        }
        index.flush();
        assertThat(store.size()).isEqualTo(13);
        index.advance(minutes(62));
        assertThat(store.size()).isZero();
        assertThat(index.size()).isZero();
    }

    @Test
    void shouldForgetTheSameWheneverItWasFlushedAndOpenedAgain() {
        CallIndex often = CallIndex.open(SMALL, store);
        CallIndex never = CallIndex.open(SMALL, new TransactionalStore());
        for (int i = 0; i < 500; i++) {
            String id = "call-" + i % 70 * i % 91;
            long time = minutes(i);
            assertThat(often.addIfAbsent("t", id, i, time)).isEqualTo(never.addIfAbsent("t", id, i, time));
            often.flush();
            often = i % 7 == 0 ? CallIndex.open(SMALL, store) : often;
        }
    }

    @Test
    void shouldNotGoBackInTime() {
        CallIndex index = CallIndex.open(CONFIG, store);
        index.advance(minutes(1_000));
        index.addIfAbsent("t", "late", 1, 0);
        index.advance(minutes(1_059));
        assertThat(index.find("t", "late")).isEqualTo(1);
    }

    @Test
    void shouldForgetWhatIsOldWhenOpenedAgain() {
        CallIndex index = CallIndex.open(SMALL, store);
        index.addIfAbsent("t", "old", 1, 0);
        index.addIfAbsent("t", "new", 2, minutes(30));
        index.flush();
        CallIndex again = CallIndex.open(SMALL, store);
        assertThat(again.size()).isEqualTo(2);
        again.advance(minutes(61));
        assertThat(again.find("t", "old")).isEqualTo(CallIndex.ABSENT);
        assertThat(again.find("t", "new")).isEqualTo(2);
    }

    @Test
    void shouldFillASmallBlockFurtherAfterARestart() {
        for (int i = 0; i < 6; i++) {
            CallIndex index = CallIndex.open(CONFIG, store);
            index.addIfAbsent("t", "call-" + i, i, 0);
            index.flush();
        }
        assertThat(store.size()).isEqualTo(1);
    }

    @Test
    void shouldWriteOnlyWhatIsNew() {
        CallIndex index = CallIndex.open(CONFIG, store);
        index.addIfAbsent("t", "a", 1, 0);
        index.flush();
        long written = store.bytesWritten();
        index.addIfAbsent("t", "a", 1, 0);
        index.flush();
        assertThat(store.bytesWritten()).isEqualTo(written);
    }

    @Test
    void shouldFindOldEntriesThroughTheStoreAndRecentOnesWithout() {
        CallIndex index = CallIndex.open(SMALL, store);
        for (int i = 0; i < 80; i++) {
            index.addIfAbsent("t", "call-" + i, i, 0);
        }
        assertThat(index.find("t", "call-79")).isEqualTo(79);
        assertThat(store.reads()).isZero();
        assertThat(index.find("t", "call-3")).isEqualTo(3);
        assertThat(index.find("t", "call-4")).isEqualTo(4);
        assertThat(store.reads()).isEqualTo(1);
    }

    @Test
    void shouldGoOnWhenBlockNumbersWrap() {
        long last = FingerprintTable.BLOCK_MASK;
        byte[] block = Block.allocate(1);
        Block.writeHeader(block, last - 1, minutes(1), 0);
        Block.writeEntry(block, 0, 5, 6L << 30, 9);
        store.put((int) last - 1, block);
        CallIndex index = CallIndex.open(SMALL, store);
        for (int i = 0; i < 100; i++) {
            assertThat(index.addIfAbsent("t", "call-" + i, i, 0)).isEqualTo(CallIndex.ABSENT);
        }
        index.flush();
        assertThat(store.get(0)).isNotNull();
        CallIndex again = CallIndex.open(SMALL, store);
        for (int i = 0; i < 100; i++) {
            assertThat(again.find("t", "call-" + i)).isEqualTo(i);
        }
        again.advance(minutes(62));
        assertThat(store.size()).isZero();
    }

    @Test
    void shouldTakeTenToEighteenBytesOfTableAnIdWhileIdsTurnOver() {
        CallIndexConfig config = CONFIG.withWindow(Duration.ofMinutes(60));
        CallIndex index = CallIndex.open(config, store);
        for (int i = 0; i < 1_000_000; i++) {
            index.addIfAbsent("t", "call-" + i, i, minutes(i) / 2_000);
        }
        assertThat(index.size()).isBetween(120_000L, 124_000L);
        assertThat((double) index.heapBytes() / index.size()).isBetween(10.0, 18.0);
        for (int i = 999_999; i > 880_000; i -= 997) {
            assertThat(index.find("t", "call-" + i)).isEqualTo(i);
        }
    }

    @Test
    void shouldWriteLittleMoreThanTheEntriesWhenCommitsAreFrequent() {
        CallIndex index = CallIndex.open(CONFIG, store);
        for (int i = 0; i < 100_000; i++) {
            index.addIfAbsent("t", "call-" + i, i, 0);
            if (i % 50 == 0) {
                index.flush();
            }
        }
        assertThat(store.bytesWritten() / 100_000.0).isLessThan(24 * 4);
    }

    @Test
    void shouldRefuseADamagedStore() {
        CallIndex index = CallIndex.open(SMALL, store);
        for (int i = 0; i < 40; i++) {
            index.addIfAbsent("t", "call-" + i, i, 0);
        }
        byte[] block = store.get(1);
        store.put(1, Arrays.copyOf(block, 40));
        assertThatThrownBy(() -> CallIndex.open(SMALL, store)).isInstanceOf(CorruptBlockException.class);
        store.put(1, new byte[Block.bytes(1)]);
        assertThatThrownBy(() -> CallIndex.open(SMALL, store)).hasMessageContaining("version 0");
        store.put(1, store.get(2));
        assertThatThrownBy(() -> CallIndex.open(SMALL, store)).hasMessageContaining("block 2 lies at number 1");
        store.delete(1);
        assertThatThrownBy(() -> CallIndex.open(SMALL, store)).hasMessageContaining("4 blocks from 0 to 4");
        assertThatThrownBy(() -> index.find("t", "call-8")).hasMessageContaining("block 1 is missing");
    }

    @Test
    void shouldReportEveryFaultOfItsSettings() {
        assertThatThrownBy(() -> new CallIndexConfig(SALT, Duration.ZERO, Duration.ofDays(-1), 0, 5, 0, 0))
                .hasMessageContaining("window")
                .hasMessageContaining("blockEntries")
                .hasMessageContaining("sealEntries")
                .hasMessageContaining("recentBlocks")
                .hasMessageContaining("cachedBlocks");
    }
}
