package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import java.util.ArrayList;
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

    private final MeanDriftConfig config;
    private final List<MeanDriftDetector> rates = new ArrayList<>();

    /**
     * A detector that has seen nothing.
     *
     * @throws IllegalArgumentException if the scale of the settings is not that from 0 to 1
     */
    public ExceedanceDriftDetector(MeanDriftConfig config) {
        this.config = RateDriftDetector.requireUnit(config);
        for (int i = 0; i < QUANTILES.size(); i++) {
            rates.add(new MeanDriftDetector(SeriesForm.RATE, config));
        }
    }

    /**
     * A detector that continues from {@link #toBytes}. Thresholds, sides, hold and warm-up may have changed since.
     *
     * @throws IllegalArgumentException if the bytes are malformed or of another version
     */
    public static ExceedanceDriftDetector fromBytes(MeanDriftConfig config, byte[] state) {
        StateReader in = new StateReader(state);
        long version = in.integer();
        if (version != STATE_VERSION) {
            throw new IllegalArgumentException("state: version " + version + " is not " + STATE_VERSION);
        }
        ExceedanceDriftDetector detector = new ExceedanceDriftDetector(config);
        detector.rates.replaceAll(fresh -> MeanDriftState.next(SeriesForm.RATE, config, in));
        in.end();
        return detector;
    }

    /** The state as versioned bytes, five times that of a rate. */
    public byte[] toBytes() {
        StateWriter out = new StateWriter().integer(STATE_VERSION);
        rates.forEach(rate -> MeanDriftState.append(rate, out));
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
        List<ScoreBatch> batches = batches(above, values);
        for (int i = 0; i < rates.size(); i++) {
            if (rates.get(i).phase() == DriftPhase.FIRING) {
                return testRecovery(i, minute, batches);
            }
        }
        for (int i = 0; i < rates.size(); i++) {
            rates.get(i).observe(minute, batches.get(i));
        }
        if (values == 0) {
            return Optional.empty();
        }
        Direction side = logEvidence(Direction.RISE) > logEvidence(Direction.DROP) ? Direction.RISE : Direction.DROP;
        return logEvidence(side) < StrictMath.log(config.threshold()) ? Optional.empty() : Optional.of(fire(side));
    }

    private Optional<ExceedanceTransition> testRecovery(int firing, long minute, List<ScoreBatch> batches) {
        Optional<DriftTransition> ended = rates.get(firing).observe(minute, batches.get(firing));
        for (int i = 0; i < rates.size(); i++) {
            if (i != firing) {
                rates.get(i).passOver(minute, batches.get(i));
            }
        }
        return ended.map(transition -> new ExceedanceTransition(QUANTILES.get(firing), transition));
    }

    private ExceedanceTransition fire(Direction side) {
        double evidence = logEvidence(side);
        int strongest = 0;
        for (int i = 1; i < rates.size(); i++) {
            strongest = rates.get(i).logEvidence(side) > rates.get(strongest).logEvidence(side) ? i : strongest;
        }
        DriftTransition fired = rates.get(strongest).fire(side, evidence);
        rates.forEach(MeanDriftDetector::startAfresh);
        return new ExceedanceTransition(QUANTILES.get(strongest), fired);
    }

    /** Natural logarithm of the average e-value; negative infinity while there is none. */
    private double logEvidence(Direction side) {
        double largest = Double.NEGATIVE_INFINITY;
        for (MeanDriftDetector rate : rates) {
            largest = Math.max(largest, rate.logEvidence(side));
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (MeanDriftDetector rate : rates) {
            sum += StrictMath.exp(rate.logEvidence(side) - largest);
        }
        return largest + StrictMath.log(sum / rates.size());
    }

    private static List<ScoreBatch> batches(long[] above, long values) {
        if (above.length != QUANTILES.size()) {
            throw new IllegalArgumentException(above.length + " counts for " + QUANTILES.size() + " quantiles");
        }
        List<ScoreBatch> batches = new ArrayList<>();
        long most = values;
        for (long count : above) {
            if (count > most) {
                throw new IllegalArgumentException("more values above a higher reference: " + count + " of " + most);
            }
            batches.add(RateDriftDetector.batch(count, values));
            most = count;
        }
        return batches;
    }

    /** The last minute with values; {@link Long#MIN_VALUE} before the first. */
    public long lastMinute() {
        return rates.get(0).lastMinute();
    }

    /** Where the detector stands. */
    public DriftPhase phase() {
        boolean firing = rates.stream().anyMatch(rate -> rate.phase() == DriftPhase.FIRING);
        return firing ? DriftPhase.FIRING : rates.get(0).phase();
    }

    /** What is known of the share above each reference value, in the order of {@link #QUANTILES}. */
    public List<DriftStatus> status() {
        return rates.stream().map(MeanDriftDetector::status).toList();
    }
}
