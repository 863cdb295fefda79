package dev.plumbline.processors.topologies.revision;

import java.util.Arrays;

/** A packet of differences: totals and budgets take it in, detectors do not, for nothing happened in its minutes. */
public final class RevisionPacket {
    private static final byte MARK = (byte) 0xC5;

    private RevisionPacket() {}

    /** True if a packet carries differences. */
    public static boolean is(byte[] packet) {
        return packet.length > 0 && packet[0] == MARK;
    }

    /** Marks a packet of totals. */
    public static byte[] of(byte[] totals) {
        byte[] packet = new byte[totals.length + 1];
        packet[0] = MARK;
        System.arraycopy(totals, 0, packet, 1, totals.length);
        return packet;
    }

    /** The packet of totals that was marked. */
    public static byte[] totals(byte[] packet) {
        return Arrays.copyOfRange(packet, 1, packet.length);
    }
}
