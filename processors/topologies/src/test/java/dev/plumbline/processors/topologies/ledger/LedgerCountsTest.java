package dev.plumbline.processors.topologies.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.plumbline.processors.topologies.TestStores;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class LedgerCountsTest {
    private static final LedgerKey COUNTED =
            new LedgerKey("calls", "client-1", "acme", "shop", LedgerColumn.COUNTED, "");
    private static final LedgerKey DUPLICATE =
            new LedgerKey("calls", "client-1", "acme", "shop", LedgerColumn.DUPLICATE, "");

    private final KeyValueStore<Bytes, Long> store = TestStores.keyValue(Serdes.Bytes(), Serdes.Long());

    private Long stored(LedgerKey key) {
        return store.get(Bytes.wrap(key.toBytes()));
    }

    @Test
    void shouldWriteEachLineAtTheFlush() {
        LedgerCounts counts = new LedgerCounts(store);
        counts.count(COUNTED);
        counts.count(DUPLICATE);
        counts.count(COUNTED);
        assertThat(stored(COUNTED)).isNull();
        counts.flush(key -> {});
        assertThat(stored(COUNTED)).isEqualTo(2);
        assertThat(stored(DUPLICATE)).isEqualTo(1);
    }

    @Test
    void shouldGoOnFromWhatWasFlushed() {
        LedgerCounts counts = new LedgerCounts(store);
        counts.count(COUNTED);
        counts.flush(key -> {});
        counts.count(COUNTED);
        counts.flush(key -> {});
        LedgerCounts restarted = new LedgerCounts(store);
        restarted.count(COUNTED);
        restarted.flush(key -> {});
        assertThat(stored(COUNTED)).isEqualTo(3);
    }

    @Test
    void shouldForgetWhatWasNotFlushed() {
        new LedgerCounts(store).count(COUNTED);
        LedgerCounts restarted = new LedgerCounts(store);
        restarted.count(COUNTED);
        restarted.flush(key -> {});
        assertThat(stored(COUNTED)).isEqualTo(1);
    }

    @Test
    void shouldWriteOnlyLinesThatHaveGrown() {
        LedgerCounts counts = new LedgerCounts(store);
        counts.count(COUNTED);
        counts.flush(key -> {});
        store.delete(Bytes.wrap(COUNTED.toBytes()));
        counts.count(DUPLICATE);
        counts.flush(key -> {});
        assertThat(stored(COUNTED)).isNull();
    }

    @Test
    void shouldLoseNothingWhenThereAreMoreLinesThanItRemembers() {
        LedgerCounts counts = new LedgerCounts(store);
        for (int round = 1; round <= 2; round++) {
            for (int i = 0; i < 10_001; i++) {
                counts.count(new LedgerKey("calls", "", "tenant-" + i, "", LedgerColumn.COUNTED, ""));
            }
            counts.flush(key -> {});
        }
        assertThat(stored(new LedgerKey("calls", "", "tenant-10000", "", LedgerColumn.COUNTED, "")))
                .isEqualTo(2);
    }

    @Test
    void shouldCountOnALineThatIsHeldUntilItIsForgotten() {
        LedgerCounts counts = new LedgerCounts(store);
        LedgerLine line = counts.line(COUNTED);
        counts.count(line);
        counts.flush(key -> {});
        counts.count(line);
        counts.flush(key -> {});
        counts.forget();
        assertThat(line.isOpen()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> counts.count(line)).withMessageContaining("closed");
        counts.count(COUNTED);
        counts.flush(key -> {});
        assertThat(stored(COUNTED)).isEqualTo(3);
    }
}
