package dev.plumbline.processors.dedup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Closed blocks on the heap: the newest in a ring, where retries find their first copy, and of the older ones those
 * that were looked at last.
 */
final class BlockCache {

    private final byte[] @Nullable [] recent;
    private final long[] recentSequences;
    private final Map<Long, byte[]> older;

    BlockCache(int recentBlocks, int cachedBlocks) {
        recent = new byte[recentBlocks][];
        recentSequences = new long[recentBlocks];
        older = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                return size() > cachedBlocks;
            }
        };
    }

    void addRecent(long sequence, byte[] block) {
        int at = (int) (sequence % recent.length);
        recent[at] = block;
        recentSequences[at] = sequence;
    }

    void addOlder(long sequence, byte[] block) {
        older.put(sequence, block);
    }

    byte @Nullable [] find(long sequence) {
        int at = (int) (sequence % recent.length);
        byte[] found = recent[at];
        return found != null && recentSequences[at] == sequence ? found : older.get(sequence);
    }

    void remove(long sequence) {
        int at = (int) (sequence % recent.length);
        if (recentSequences[at] == sequence) {
            recent[at] = null;
        }
        older.remove(sequence);
    }
}
