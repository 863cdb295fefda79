package dev.plumbline.processors.topologies.alerting;

import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.SeriesKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/**
 * Which detector: a rule, a series, and a score of it. Ordered by these, in this order.
 *
 * @param ruleId the drift rule
 * @param series the series
 * @param score name and source of the score
 */
record DetectorKey(String ruleId, SeriesKey series, ScoreKey score) implements Comparable<DetectorKey> {
    private static final Comparator<DetectorKey> ORDER = Comparator.comparing(DetectorKey::ruleId)
            .thenComparing(DetectorKey::series)
            .thenComparing(DetectorKey::score);

    /** Rule and score name, each behind its length in two bytes, the source in one, then the series. */
    byte[] toBytes() {
        byte[] rule = ruleId.getBytes(StandardCharsets.UTF_8);
        byte[] name = score.name().getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(2 * Short.BYTES + 1 + rule.length + name.length + series.byteLength());
        out.putShort((short) rule.length).put(rule);
        out.putShort((short) name.length).put(name);
        out.put((byte) score.source().ordinal());
        series.writeTo(out);
        return out.array();
    }

    static DetectorKey fromBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        String rule = text(in, Short.toUnsignedInt(in.getShort()));
        String name = text(in, Short.toUnsignedInt(in.getShort()));
        ScoreKey.Source source = ScoreKey.Source.at(in.get());
        byte[] series = new byte[in.remaining()];
        in.get(series);
        return new DetectorKey(rule, SeriesKey.fromBytes(series), new ScoreKey(name, source));
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public int compareTo(DetectorKey other) {
        return ORDER.compare(this, other);
    }
}
