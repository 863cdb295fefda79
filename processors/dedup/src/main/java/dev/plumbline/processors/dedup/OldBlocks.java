package dev.plumbline.processors.dedup;

import dev.plumbline.processors.dedup.runs.RunStack;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The blocks that have left the table on the heap and are kept for the score join, by sorted runs. While an index opens,
 * slots are gathered up to a bound and then written as one run. Not thread-safe.
 */
final class OldBlocks {
    /** Slots that are gathered at most: 32 MB of heap, given up when the index has opened. */
    private static final int MOST_GATHERED = 1 << 22;

    private final BlockLog log;
    private final RunStack runs;
    private long[] gathered = {};
    private int count;
    private long newest;

    OldBlocks(CallIndexConfig config, BlockLog log, Path directory) {
        this.log = log;
        long steps = Math.max(1, config.kept().dividedBy(config.window()) * 6 / 16);
        this.runs = RunStack.open(directory, Long.SIZE - Long.numberOfLeadingZeros(steps));
    }

    /** Takes the entries of one stored block while the index opens. */
    void gather(long sequence, byte[] block) {
        int entries = Block.entries(block);
        if (count + entries > MOST_GATHERED) {
            writeGathered();
        }
        if (count + entries > gathered.length) {
            gathered = Arrays.copyOf(gathered, Math.max(count + entries, 2 * gathered.length));
        }
        for (int i = 0; i < entries; i++) {
            gathered[count++] = FingerprintTable.slot(Block.low(block, i), BlockLog.number(sequence));
        }
        newest = Math.max(newest, sequence);
    }

    /** Writes what was gathered. */
    void opened() {
        writeGathered();
        gathered = new long[0];
    }

    private void writeGathered() {
        runs.addLarge(Arrays.copyOf(gathered, count), newest);
        count = 0;
    }

    /** Takes over the blocks that have passed through the window, and forgets those that are gone. */
    void follow(FingerprintTable table) {
        long from = log.indexed();
        long to = log.passed();
        if (to > from) {
            long[] slots = table.slotsOf(number -> log.sequence(number) >= from && log.sequence(number) < to);
            runs.add(slots, to - 1);
            log.forgetPassed();
        }
        runs.dropBefore(log.first());
    }

    /** The reference that the id was added with last, {@link CallIndex#ABSENT} if it is in no block. */
    long find(long high, long low) {
        Search search = new Search(high, low);
        runs.find(FingerprintTable.fingerprint(low), search::look, () -> search.ref != CallIndex.ABSENT);
        return search.ref;
    }

    /** Slots on disk. */
    long size() {
        return runs.size();
    }

    void close() {
        runs.close();
    }

    private final class Search {
        private final long high;
        private final long low;
        private long sequence = -1;
        private long ref = CallIndex.ABSENT;

        Search(long high, long low) {
            this.high = high;
            this.low = low;
        }

        /** A block may have gone, and its number may stand for one that is not kept. */
        void look(int number) {
            long at = log.sequence(number);
            if (at > sequence && at < log.indexed()) {
                long found = log.find(at, high, low);
                if (found != CallIndex.ABSENT) {
                    sequence = at;
                    ref = found;
                }
            }
        }
    }
}
