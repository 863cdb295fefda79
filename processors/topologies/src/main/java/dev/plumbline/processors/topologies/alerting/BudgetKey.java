package dev.plumbline.processors.topologies.alerting;

import dev.plumbline.processors.rollups.SeriesKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Which budget state: a rule, a series and a calendar period.
 *
 * @param ruleId the budget rule
 * @param series the series
 * @param periodStartMicros start of the period, microseconds since the epoch
 */
public record BudgetKey(String ruleId, SeriesKey series, long periodStartMicros) {

    /** Start of the period, then the rule behind its length in two bytes, then the series. */
    public byte[] toBytes() {
        byte[] rule = ruleId.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + Short.BYTES + rule.length + series.byteLength());
        out.putLong(periodStartMicros).putShort((short) rule.length).put(rule);
        series.writeTo(out);
        return out.array();
    }

    /** Reads what {@link #toBytes} wrote. */
    public static BudgetKey fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long start = in.getLong();
        byte[] rule = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(rule);
        byte[] series = new byte[in.remaining()];
        in.get(series);
        return new BudgetKey(new String(rule, StandardCharsets.UTF_8), SeriesKey.fromBytes(series), start);
    }
}
