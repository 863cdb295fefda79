package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import java.util.List;
import java.util.Optional;

/**
 * Watches unbounded values (latency, time to first token, tokens or cost a call) by how many lie above fixed reference
 * quantiles, and says when their distribution moves and when it comes back.
 *
 * <p>Five rates, the shares above the values that were p50, p75, p90, p95 and p99, each with a baseline of its own as in
 * {@link RateDriftDetector}; their e-values are averaged, which is an e-value again. So the shift of the bulk and the
 * growth of a tail are both found, at one false-alarm rate. The caller chooses the reference values once, before the
 * first minute, from any earlier sample, and counts against the same values ever after; they need not be exact quantiles.
 * What holds for {@link MeanDriftDetector} about false alarms, minutes, determinism and threads holds here.
 */
public final class ExceedanceDriftDetector {
    /** The reference quantiles in percent, in the order of the counts. */
    public static final List<Integer> QUANTILES = List.of(50, 75, 90, 95, 99);

    /** A rise, one false alarm in 1,000 days, 7 days of warm-up. */
    public static final MeanDriftConfig DEFAULT = RateDriftDetector.DEFAULT;

    private static final int STATE_VERSION = 201;

    private final RateBank rates;

    /**
     * A detector that has seen nothing.
     *
     * @throws IllegalArgumentException if the scale of the settings is not that from 0 to 1
     */
    public ExceedanceDriftDetector(MeanDriftConfig config) {
        this.rates = new RateBank(SeriesForm.RATE, config, QUANTILES.size());
    }

    /**
     * A detector that continues from {@link #toBytes}. Thresholds, sides, hold and warm-up may have changed since.
     *
     * @throws IllegalArgumentException if the bytes are malformed or of another version
     */
    public static ExceedanceDriftDetector fromBytes(MeanDriftConfig config, byte[] state) {
        StateReader in = new StateReader(state);
        in.version(STATE_VERSION);
        ExceedanceDriftDetector detector = new ExceedanceDriftDetector(config);
        detector.rates.readFrom(in);
        in.end();
        return detector;
    }

    /** The state as versioned bytes, five times that of a rate. */
    public byte[] toBytes() {
        StateWriter out = new StateWriter().integer(STATE_VERSION);
        rates.writeTo(out);
        return out.toBytes();
    }

    /**
     * Takes in one minute.
     *
     * @param minute minutes since the epoch
     * @param above how many values of that minute lie above each reference value, in the order of {@link #QUANTILES};
     *     each at most the one before
     * @param values how many values there were; none changes nothing
     * @return the transition that they bring about, if any
     * @throws IllegalArgumentException if the minute is not later than the last one, or the counts contradict each other
     */
    public Optional<ExceedanceTransition> onMinute(long minute, long[] above, long values) {
        requireDescending(above, values);
        return rates.onMinute(minute, above, values)
                .map(found -> new ExceedanceTransition(QUANTILES.get(found.rate()), found.transition()));
    }

    private static void requireDescending(long[] above, long values) {
        if (above.length != QUANTILES.size()) {
            throw new IllegalArgumentException(above.length + " counts for " + QUANTILES.size() + " quantiles");
        }
        long most = values;
        for (long count : above) {
            if (count > most) {
                throw new IllegalArgumentException("more values above a higher reference: " + count + " of " + most);
            }
            most = count;
        }
    }

    /** The last minute with values; {@link Long#MIN_VALUE} before the first. */
    public long lastMinute() {
        return rates.lastMinute();
    }

    /** Where the detector stands. */
    public DriftPhase phase() {
        return rates.phase();
    }

    /** What is known of the share above each reference value, in the order of {@link #QUANTILES}. */
    public List<DriftStatus> status() {
        return rates.status();
    }
}
