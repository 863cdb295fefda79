package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.rollups.packets.PacketHeader;

/** How far event time has come in one intake partition. Not thread-safe. */
final class Progress {
    private final int partition;
    private long newestEvent = Long.MIN_VALUE;
    private long newestAppend = Long.MIN_VALUE;

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

    /** For the packets of this task: the newest event time is its watermark. */
    PacketHeader header() {
        return new PacketHeader(partition, newestEvent, newestAppend);
    }
}
