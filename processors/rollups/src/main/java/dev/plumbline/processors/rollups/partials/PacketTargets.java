package dev.plumbline.processors.rollups.partials;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a drain goes.
 *
 * @param partitions number of target partitions
 * @param maxPacketBytes largest packet, unless a single entry is larger
 * @param everyPartition whether a partition without totals gets a packet without entries, to carry the watermark
 */
public record PacketTargets(int partitions, int maxPacketBytes, boolean everyPartition) {

    /** Packet size that was best in measurements. */
    public static final int DEFAULT_MAX_PACKET_BYTES = 32 * 1_024;

    private static final int SMALLEST_PACKET = 128;

    /** @throws IllegalArgumentException reporting everything that is out of range */
    public PacketTargets {
        List<String> faults = new ArrayList<>();
        if (partitions < 1) {
            faults.add("partitions must be at least 1, is " + partitions);
        }
        if (maxPacketBytes < SMALLEST_PACKET) {
            faults.add("maxPacketBytes must be at least " + SMALLEST_PACKET + ", is " + maxPacketBytes);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }
}
