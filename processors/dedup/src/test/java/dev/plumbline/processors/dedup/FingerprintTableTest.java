package dev.plumbline.processors.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FingerprintTableTest {

    private static final int IDS_A_BLOCK = 100;

    private int firstLive;
    private final FingerprintTable table = new FingerprintTable(block -> block >= firstLive);

    private static Random idsOf(int block) {
        return new Random(block);
    }

    private void addBlock(int block) {
        Random ids = idsOf(block);
        for (int i = 0; i < IDS_A_BLOCK; i++) {
            table.add(ids.nextLong(), ids.nextLong(), block);
        }
    }

    private Set<Integer> blocksOf(long high, long low) {
        Set<Integer> blocks = new HashSet<>();
        int stripe = FingerprintTable.stripe(high);
        long fingerprint = FingerprintTable.fingerprint(low);
        int at = table.home(stripe, fingerprint);
        for (long slot = table.slot(stripe, at); slot != 0; slot = table.slot(stripe, at)) {
            if (FingerprintTable.holds(slot, fingerprint)) {
                blocks.add(FingerprintTable.block(slot));
            }
            at = table.next(stripe, at);
        }
        return blocks;
    }

    @Test
    void shouldReclaimTheSlotsOfBlocksThatAreGoneAndKeepTheOthers() {
        for (int block = 0; block < 1_000; block++) {
            firstLive = Math.max(0, block - 50);
            addBlock(block);
        }
        for (int block = firstLive; block < 1_000; block++) {
            Random ids = idsOf(block);
            for (int i = 0; i < IDS_A_BLOCK; i++) {
                assertThat(blocksOf(ids.nextLong(), ids.nextLong())).contains(block);
            }
        }
        assertThat(table.heapBytes()).isLessThan(51 * IDS_A_BLOCK * 24);
    }

    @Test
    void shouldTakeTheLowestAndTheHighestHash() {
        table.add(0, 0, 0);
        table.add(-1, -1, FingerprintTable.BLOCK_MASK);
        assertThat(blocksOf(0, 0)).containsExactly(0);
        assertThat(blocksOf(-1, -1)).containsExactly(FingerprintTable.BLOCK_MASK);
    }
}
