package dev.plumbline.processors.benchmarks.evaluation.contenders;

import dev.plumbline.processors.benchmarks.evaluation.peers.Peer;
import dev.plumbline.processors.benchmarks.evaluation.simulation.Minute;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** A peer with all values of the warm-up as its reference sample. */
final class PeerContender implements Contender {
    private static final int DAY = 1_440;

    private final Peer peer;
    private final DoubleUnaryOperator normalise;
    private double[] reference = new double[1 << 14];
    private int collected;
    private boolean armed;

    /** A peer that is given each value so normalised. */
    PeerContender(Peer peer, DoubleUnaryOperator normalise) {
        this.peer = peer;
        this.normalise = normalise;
    }

    @Override
    public Optional<Alarm> onMinute(Minute minute) {
        if (!armed && minute.minute() >= WARM_UP_DAYS * DAY) {
            peer.learn(Arrays.copyOf(reference, collected));
            reference = new double[0];
            armed = true;
        }
        boolean alarm = false;
        for (double value : minute.values()) {
            double seen = normalise.applyAsDouble(value);
            if (armed) {
                alarm |= peer.add(seen);
            } else {
                collect(seen);
            }
        }
        return alarm ? Optional.of(Alarm.BARE) : Optional.empty();
    }

    private void collect(double value) {
        if (collected == reference.length) {
            reference = Arrays.copyOf(reference, 2 * collected);
        }
        reference[collected++] = value;
    }
}
