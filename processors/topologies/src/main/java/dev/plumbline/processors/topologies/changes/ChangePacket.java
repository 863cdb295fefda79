package dev.plumbline.processors.topologies.changes;

import java.util.Arrays;

/** The bytes of a change event among packets of totals: a first byte that no packet of totals has, then the record. */
public final class ChangePacket {
    private static final byte MARK = (byte) 0xC4;

    private ChangePacket() {}

    /** True if a packet is a change event. */
    public static boolean is(byte[] packet) {
        return packet.length > 0 && packet[0] == MARK;
    }

    static byte[] of(byte[] record) {
        byte[] packet = new byte[record.length + 1];
        packet[0] = MARK;
        System.arraycopy(record, 0, packet, 1, record.length);
        return packet;
    }

    static byte[] record(byte[] packet) {
        return Arrays.copyOfRange(packet, 1, packet.length);
    }
}
