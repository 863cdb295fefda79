package dev.plumbline.processors.dedup;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The 128-bit key of the id hash. Whoever does not know it cannot make two ids that collide. Keep it as long as the
 * index: another salt makes every stored id unknown.
 *
 * @param first bytes 0 to 7, little-endian
 * @param second bytes 8 to 15, little-endian
 */
public record Salt(long first, long second) {

    /** @throws IllegalArgumentException if there are not 16 bytes */
    public static Salt of(byte[] bytes) {
        if (bytes.length != 2 * Long.BYTES) {
            throw new IllegalArgumentException("a salt has 16 bytes, not " + bytes.length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new Salt(in.getLong(), in.getLong());
    }

    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return out.putLong(first).putLong(second).array();
    }

    /** Does not show the secret. */
    @Override
    public String toString() {
        return "Salt[hidden]";
    }
}
