package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several rates of the same trials, tested as one: the e-values of a side are averaged, which is an e-value again.
 *
 * <p>So however many rates there are, the bank has one false-alarm rate. While one rate fires, the others are passed over.
 * Not thread-safe.
 */
final class RateBank {
    private final SeriesForm form;
    private final MeanDriftConfig config;
    private final List<MeanDriftDetector> rates = new ArrayList<>();

    /** A verdict, and the place of the rate that it is about. */
    record Found(int rate, DriftTransition transition) {}

    /**
     * So many rates that have seen nothing.
     *
     * @throws IllegalArgumentException if the scale of the settings is not that from 0 to 1
     */
    RateBank(SeriesForm form, MeanDriftConfig config, int size) {
        this.form = form;
        this.config = RateDriftDetector.requireUnit(config);
        for (int i = 0; i < size; i++) {
            rates.add(new MeanDriftDetector(form, config));
        }
    }

    int size() {
        return rates.size();
    }

    /** Inserts a rate that has the past of the rate at that place. */
    void insertTwinBefore(int place) {
        StateWriter past = new StateWriter();
        MeanDriftState.append(rates.get(place), past);
        rates.add(place, MeanDriftState.next(form, config, new StateReader(past.toBytes())));
    }

    /** Takes in one minute: how many trials there were, and how many of them had each event. */
    Optional<Found> onMinute(long minute, long[] events, long trials) {
        List<ScoreBatch> batches = new ArrayList<>(events.length);
        for (long count : events) {
            batches.add(RateDriftDetector.batch(count, trials));
        }
        for (int i = 0; i < rates.size(); i++) {
            if (rates.get(i).phase() == DriftPhase.FIRING) {
                return testRecovery(i, minute, batches);
            }
        }
        for (int i = 0; i < rates.size(); i++) {
            rates.get(i).observe(minute, batches.get(i));
        }
        return trials == 0 ? Optional.empty() : testChange();
    }

    private Optional<Found> testChange() {
        Direction side = logEvidence(Direction.RISE) > logEvidence(Direction.DROP) ? Direction.RISE : Direction.DROP;
        return logEvidence(side) < StrictMath.log(config.threshold()) ? Optional.empty() : Optional.of(fire(side));
    }

    private Optional<Found> testRecovery(int firing, long minute, List<ScoreBatch> batches) {
        Optional<DriftTransition> ended = rates.get(firing).observe(minute, batches.get(firing));
        for (int i = 0; i < rates.size(); i++) {
            if (i != firing) {
                rates.get(i).passOver(minute, batches.get(i));
            }
        }
        return ended.map(transition -> new Found(firing, transition));
    }

    private Found fire(Direction side) {
        double evidence = logEvidence(side);
        int strongest = 0;
        for (int i = 1; i < rates.size(); i++) {
            strongest = rates.get(i).logEvidence(side) > rates.get(strongest).logEvidence(side) ? i : strongest;
        }
        DriftTransition fired = rates.get(strongest).fire(side, evidence);
        for (MeanDriftDetector rate : rates) {
            rate.startAfresh();
        }
        return new Found(strongest, fired);
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

    long lastMinute() {
        return rates.get(0).lastMinute();
    }

    DriftPhase phase() {
        boolean firing = rates.stream().anyMatch(rate -> rate.phase() == DriftPhase.FIRING);
        return firing ? DriftPhase.FIRING : rates.get(0).phase();
    }

    List<DriftStatus> status() {
        return rates.stream().map(MeanDriftDetector::status).toList();
    }

    void writeTo(StateWriter out) {
        rates.forEach(rate -> MeanDriftState.append(rate, out));
    }

    void readFrom(StateReader in) {
        rates.replaceAll(fresh -> MeanDriftState.next(form, config, in));
    }
}
