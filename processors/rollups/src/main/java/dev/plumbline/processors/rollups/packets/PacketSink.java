package dev.plumbline.processors.rollups.packets;

/** Takes finished packets. */
@FunctionalInterface
public interface PacketSink {

    /** Takes a packet for a target partition; the array is handed over. */
    void accept(int partition, byte[] packet);
}
