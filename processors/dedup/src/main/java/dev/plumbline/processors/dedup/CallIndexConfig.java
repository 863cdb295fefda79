package dev.plumbline.processors.dedup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of a {@link CallIndex}.
 *
 * @param salt 16 secret bytes that key the hash of ids; must be the same for as long as the store lives
 * @param window how long an id is remembered, at least; at most a sixtieth longer
 * @param kept how long {@link CallIndex#find} knows it, at least; at most a sixtieth longer
 * @param blockEntries entries after which a block is written while processing
 * @param sealEntries entries from which on a flush closes a block instead of writing it again, grown, at the next
 * @param recentBlocks closed blocks kept on the heap, the newest ones
 * @param cachedBlocks older blocks kept on the heap, those looked at last
 */
public record CallIndexConfig(
        Salt salt,
        Duration window,
        Duration kept,
        int blockEntries,
        int sealEntries,
        int recentBlocks,
        int cachedBlocks) {

    private static final int MAX_BLOCK_ENTRIES = 1 << 16;

    /** @throws IllegalArgumentException reporting everything that is out of range */
    public CallIndexConfig {
        List<String> faults = new ArrayList<>();
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(Duration.ofDays(366)) > 0) {
            faults.add("window must be between one second and 366 days, is " + window);
        }
        if (kept.compareTo(window) < 0 || kept.compareTo(Duration.ofDays(366)) > 0) {
            faults.add("kept must be between window and 366 days, is " + kept);
        }
        if (blockEntries < 1 || blockEntries > MAX_BLOCK_ENTRIES) {
            faults.add("blockEntries must be between 1 and " + MAX_BLOCK_ENTRIES + ", is " + blockEntries);
        }
        if (sealEntries < 1 || sealEntries > blockEntries) {
            faults.add("sealEntries must be between 1 and blockEntries, is " + sealEntries);
        }
        if (recentBlocks < 1) {
            faults.add("recentBlocks must be at least 1, is " + recentBlocks);
        }
        if (cachedBlocks < 1) {
            faults.add("cachedBlocks must be at least 1, is " + cachedBlocks);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    /** An hour, blocks of 2,048 entries, 256 of them closed at a flush, at most 2.4 MB of blocks on the heap. */
    public static CallIndexConfig withDefaults(Salt salt) {
        return new CallIndexConfig(salt, Duration.ofHours(1), Duration.ofHours(1), 2_048, 256, 32, 16);
    }

    /** The same for another window; nothing is kept for longer. */
    public CallIndexConfig withWindow(Duration other) {
        return new CallIndexConfig(salt, other, other, blockEntries, sealEntries, recentBlocks, cachedBlocks);
    }

    /** The same, but calls are found for this long, or for the window if that is longer. */
    public CallIndexConfig withKept(Duration other) {
        Duration longer = other.compareTo(window) > 0 ? other : window;
        return new CallIndexConfig(salt, window, longer, blockEntries, sealEntries, recentBlocks, cachedBlocks);
    }

    /** True if ids are kept beyond the window. */
    boolean isKeptLonger() {
        return kept.compareTo(window) > 0;
    }
}
