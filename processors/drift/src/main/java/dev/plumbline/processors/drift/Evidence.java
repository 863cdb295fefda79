package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.baseline.Baseline;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.sequential.Bets;
import dev.plumbline.processors.drift.sequential.RecentMinutes;
import dev.plumbline.processors.drift.sequential.ShiryaevRoberts;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import dev.plumbline.processors.drift.wander.WanderModel;
import dev.plumbline.processors.drift.wander.WanderScan;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The evidence of a change on both sides: by bets each minute, or by a scan every ten minutes where the level wanders.
 *
 * <p>Not thread-safe.
 */
final class Evidence {
    private static final long SCAN_MINUTES = 10;

    private final MeanDriftConfig config;
    private final ShiryaevRoberts[] bets;
    private final double[] scanned = new double[Direction.values().length];
    private double endowment;

    Evidence(Bets alternatives, MeanDriftConfig config) {
        this.config = config;
        this.bets = new ShiryaevRoberts[] {new ShiryaevRoberts(alternatives), new ShiryaevRoberts(alternatives)};
        reset();
    }

    void reset() {
        Arrays.fill(scanned, Double.NEGATIVE_INFINITY);
        endowment = 0;
        for (ShiryaevRoberts side : bets) {
            side.reset();
        }
    }

    /** Starts with evidence, as if a change were likely to begin now; before the first minute. */
    void endow(double total, boolean wanders) {
        endowment = total;
        for (Direction side : wanders ? Set.<Direction>of() : config.directions()) {
            bets[side.ordinal()].endow(total);
        }
    }

    /** Weighs a minute that has been added to the recent ones. */
    void weigh(long minute, long previousMinute, ScoreBatch batch, Baseline baseline, RecentMinutes recent) {
        Optional<WanderModel> wander = baseline.wander();
        if (wander.isEmpty()) {
            for (Direction side : config.directions()) {
                bets[side.ordinal()].update(
                        batch,
                        config.scale(),
                        side,
                        baseline.nullMean(side, minute),
                        baseline.sd(side),
                        baseline.dispersion());
            }
        } else if (Math.floorDiv(minute, SCAN_MINUTES) != Math.floorDiv(previousMinute, SCAN_MINUTES)) {
            scan(wander.get(), baseline, recent);
        }
    }

    private void scan(WanderModel wander, Baseline baseline, RecentMinutes recent) {
        double sd = baseline.sd(Direction.DROP);
        WanderScan scan = new WanderScan(
                wander,
                recent,
                baseline::expectedMillionths,
                config.scale().widthMillionths(),
                sd * sd,
                baseline.skew(),
                endowment);
        for (Direction side : config.directions()) {
            scanned[side.ordinal()] = scan.logEvidence(side);
        }
    }

    /** Natural logarithm of the evidence of a side; negative infinity for none. */
    double log(Direction side) {
        return Math.max(scanned[side.ordinal()], bets[side.ordinal()].logTotal());
    }

    /** Appends it for a baseline that wanders or does not. */
    void writeTo(StateWriter out, boolean wanders) {
        out.single((float) endowment);
        for (Direction side : Direction.values()) {
            if (wanders) {
                out.real(scanned[side.ordinal()]);
            } else {
                bets[side.ordinal()].writeTo(out);
            }
        }
    }

    /** Takes over what {@link #writeTo} wrote. */
    void readFrom(StateReader in, boolean wanders) {
        endowment = in.single();
        for (Direction side : Direction.values()) {
            if (wanders) {
                scanned[side.ordinal()] = in.real();
            } else {
                bets[side.ordinal()].readFrom(in);
            }
        }
    }
}
