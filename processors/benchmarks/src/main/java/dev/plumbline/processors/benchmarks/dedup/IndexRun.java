package dev.plumbline.processors.benchmarks.dedup;

/**
 * The index of one task, fed at an even pace of append time for longer than its window.
 *
 * @param idsPerSecond of append time
 * @param windowHours for how long an id is told apart
 * @param keptHours for how long it is found
 * @param ids how many were added
 * @param mostLiveHeapBytes most that a full collection left of it, of several over the run
 * @param tableBytesThen what the index said of its table at that moment
 * @param storeBytesPerId of blocks, which are in a store and its changelog for as long as ids are kept
 * @param runBytesPerId of sorted runs on local disk, for those that are kept beyond the window
 * @param cpuNanosPerId of the thread that adds, without making the ids
 */
public record IndexRun(
        int idsPerSecond,
        double windowHours,
        double keptHours,
        long ids,
        long mostLiveHeapBytes,
        long tableBytesThen,
        double storeBytesPerId,
        double runBytesPerId,
        double cpuNanosPerId) {
    /** The load that figures are stated for. */
    public static final int IDS_A_SECOND = 1_000;

    /** Ids in an hour of that load. */
    public static final int IDS_AN_HOUR = 3_600 * IDS_A_SECOND;

    /** Megabytes of heap for 1,000 ids a second and an hour of window. */
    public double heapMegabytes() {
        return mostLiveHeapBytes / 1e6 / windowHours * IDS_A_SECOND / idsPerSecond;
    }

    /** Megabytes of blocks for 1,000 ids a second and each hour that they are kept. */
    public double storeMegabytes() {
        return storeBytesPerId * IDS_AN_HOUR / 1e6;
    }

    /** Megabytes of sorted runs for the same. */
    public double runMegabytes() {
        return runBytesPerId * IDS_AN_HOUR / 1e6;
    }

    /** What the index itself says of that: its table, without blocks. */
    public double tableMegabytes() {
        return tableBytesThen / 1e6 / windowHours * IDS_A_SECOND / idsPerSecond;
    }
}
