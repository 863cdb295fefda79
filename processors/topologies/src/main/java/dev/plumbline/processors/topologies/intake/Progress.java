package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.rollups.packets.PacketHeader;

/** How far event time has come in one intake partition. Not thread-safe. */
final class Progress {
    private static final long DAY_MICROS = 24L * 3_600 * 1_000_000;

    private final int partition;
    private long newestEvent = Long.MIN_VALUE;
    private long newestAppend = Long.MIN_VALUE;
    private long newestArrival;

    Progress(int partition) {
        this.partition = partition;
    }

    /**
     * A call of {@code eventMicros} arrived at {@code appendMicros}. Event time never leads append time here, or one
     * publisher whose clock is minutes ahead would close the windows of all others.
     */
    void saw(long eventMicros, long appendMicros) {
        newestEvent = Math.max(newestEvent, Math.min(eventMicros, appendMicros));
        newestAppend = Math.max(newestAppend, appendMicros);
    }

    /** A record arrived, whatever becomes of it. */
    void arrived(long appendMicros) {
        newestArrival = Math.max(newestArrival, appendMicros);
    }

    /** Day of the newest arrival, counted from the epoch. */
    long appendDay() {
        return Math.floorDiv(newestArrival, DAY_MICROS);
    }

    /** For the packets of this task: the newest event time is its watermark. */
    PacketHeader header() {
        return new PacketHeader(partition, newestEvent, newestAppend);
    }
}
