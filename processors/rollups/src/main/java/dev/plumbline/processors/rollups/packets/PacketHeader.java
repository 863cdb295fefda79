package dev.plumbline.processors.rollups.packets;

/**
 * Who sent a packet and how far the sender has come.
 *
 * @param source the task that drained, as the number of its input partition
 * @param watermarkMicros event time up to which the sender has seen what it will see, microseconds since the epoch
 * @param appendMicros append time of the newest input record behind the packet, microseconds since the epoch
 */
public record PacketHeader(int source, long watermarkMicros, long appendMicros) {}
