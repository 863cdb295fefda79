package dev.plumbline.processors.topologies.drift;

import dev.plumbline.processors.rollups.SeriesKey;
import dev.plumbline.processors.topologies.alerts.AlertId;
import dev.plumbline.processors.topologies.drift.bytes.ByteReader;
import dev.plumbline.processors.topologies.drift.bytes.ByteWriter;
import dev.plumbline.processors.topologies.drift.signals.Signal;
import java.util.Comparator;

/**
 * Which detector: a rule, a series, and what is watched of it. Ordered by series, rule and signal, in this order.
 *
 * @param ruleId the drift rule
 * @param series the series
 * @param signal what is watched
 */
public record DetectorKey(String ruleId, SeriesKey series, Signal signal) implements Comparable<DetectorKey> {
    private static final Comparator<DetectorKey> ORDER = Comparator.comparing(DetectorKey::series)
            .thenComparing(DetectorKey::ruleId)
            .thenComparing(DetectorKey::signal);

    /** Series, rule and signal, each readable by itself. */
    public byte[] toBytes() {
        ByteWriter out = new ByteWriter().block(series.toBytes()).text(ruleId);
        signal.writeTo(out);
        return out.toBytes();
    }

    /** What the keys of all detectors of a series begin with. */
    static byte[] prefix(SeriesKey series) {
        return new ByteWriter().block(series.toBytes()).toBytes();
    }

    /** Reads what {@link #toBytes} wrote. */
    public static DetectorKey fromBytes(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        SeriesKey series = SeriesKey.fromBytes(in.block());
        return new DetectorKey(in.text(), series, Signal.readFrom(in));
    }

    /** What people and commands name the detector and its baseline by: {@code D-} and ten digits. */
    public String id() {
        return "D-" + AlertId.of(ruleId, series, signal.metric(), 0).substring(2);
    }

    @Override
    public int compareTo(DetectorKey other) {
        return ORDER.compare(this, other);
    }
}
