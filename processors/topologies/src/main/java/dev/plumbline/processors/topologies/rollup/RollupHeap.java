package dev.plumbline.processors.topologies.rollup;

import dev.plumbline.processors.topologies.commit.HeapShare;

/**
 * How much heap a task may fill, in bytes.
 *
 * @param windows with windows that are kept between commits
 * @param packets with what waits for the commit
 */
record RollupHeap(long windows, long packets) {
    private static final int PART_FOR_WINDOWS = 6;
    private static final int PART_FOR_PACKETS = 10;

    /** The share of one of so many tasks in this process. */
    static RollupHeap ofTask(int tasks) {
        return new RollupHeap(HeapShare.ofTask(PART_FOR_WINDOWS, tasks), HeapShare.ofTask(PART_FOR_PACKETS, tasks));
    }
}
