package dev.plumbline.processors.topologies.prices;

import java.nio.ByteBuffer;

/**
 * What was used of a model without a price.
 *
 * @param calls its calls
 * @param inputTokens all prompt tokens, cached and audio ones included
 * @param outputTokens all answer tokens, reasoning and audio included
 * @param newestMicros start of its newest call, microseconds since the epoch
 */
public record UnpricedUse(long calls, long inputTokens, long outputTokens, long newestMicros) {

    /** Both together. */
    public UnpricedUse plus(UnpricedUse other) {
        return new UnpricedUse(
                Math.addExact(calls, other.calls),
                Math.addExact(inputTokens, other.inputTokens),
                Math.addExact(outputTokens, other.outputTokens),
                Math.max(newestMicros, other.newestMicros));
    }

    UnpricedUse negated() {
        return new UnpricedUse(-calls, -inputTokens, -outputTokens, newestMicros);
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(calls)
                .putLong(inputTokens)
                .putLong(outputTokens)
                .putLong(newestMicros)
                .array();
    }

    /** Reads a value of the store. */
    public static UnpricedUse fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new UnpricedUse(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }
}
