package dev.plumbline.processors.drift.experiment;

import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;

/**
 * One measure of an experiment, control against treatment, looked at as often as one likes.
 *
 * <p>Give it the totals so far whenever there are new ones. The chance that it ever calls two equal variants different is
 * at most alpha for normal means, and measured for others; with several measures or several treatments, divide alpha by
 * their number. What it remembers between looks are the largest evidence and the largest evidence of a wrong split, 16
 * bytes. Not thread-safe.
 */
public final class Experiment {
    private static final int STATE_VERSION = 301;

    private final ExperimentConfig config;
    private final double controlShare;
    private double largest;
    private double largestMismatch;

    /**
     * An experiment without observations.
     *
     * @param controlShare the share of units planned for the control, in (0, 1)
     */
    public Experiment(ExperimentConfig config, double controlShare) {
        if (!(controlShare > 0 && controlShare < 1)) {
            throw new IllegalArgumentException("experiment: the control's share is " + controlShare);
        }
        this.config = config;
        this.controlShare = controlShare;
    }

    /** An experiment that continues from {@link #toBytes}. */
    public static Experiment fromBytes(ExperimentConfig config, double controlShare, byte[] state) {
        StateReader in = new StateReader(state);
        in.version(STATE_VERSION);
        Experiment experiment = new Experiment(config, controlShare);
        experiment.largest = in.real();
        experiment.largestMismatch = in.real();
        in.end();
        return experiment;
    }

    /** The state as versioned bytes. */
    public byte[] toBytes() {
        return new StateWriter()
                .integer(STATE_VERSION)
                .real(largest)
                .real(largestMismatch)
                .toBytes();
    }

    /**
     * Looks at the totals so far.
     *
     * @param control the measure in the control
     * @param treatment the measure in the treatment
     * @param controlUnits calls, users or sessions that were assigned to the control, whatever the unit of assignment is
     * @param treatmentUnits those of the treatment
     */
    public Comparison look(ArmTotals control, ArmTotals treatment, long controlUnits, long treatmentUnits) {
        double mismatch = SampleRatio.logEvidence(
                new long[] {controlUnits, treatmentUnits}, new double[] {controlShare, 1 - controlShare});
        largestMismatch = Math.max(largestMismatch, mismatch);
        NormalMixture test = NormalMixture.of(control, treatment, config.typicalEffect());
        boolean few = Math.min(control.count(), treatment.count()) < config.fewest() || test.degenerate();
        if (few) {
            return comparison(control, treatment, Double.POSITIVE_INFINITY, 0, .5, Recommendation.WAIT);
        }
        double evidence = test.logEvidence();
        largest = Math.max(largest, evidence);
        double above = test.probabilityAboveZero();
        double half = test.halfWidth(config.alpha());
        return comparison(
                control,
                treatment,
                half,
                evidence,
                config.higherIsBetter() ? above : 1 - above,
                verdict(test.difference(), half));
    }

    private Comparison comparison(
            ArmTotals control,
            ArmTotals treatment,
            double half,
            double evidence,
            double better,
            Recommendation recommendation) {
        double effect = treatment.mean() - control.mean();
        return new Comparison(
                control.count(),
                treatment.count(),
                control.mean(),
                treatment.mean(),
                effect,
                effect - half,
                effect + half,
                evidence,
                StrictMath.exp(-largest),
                better,
                sampleRatioMismatch() ? Recommendation.CHECK_ASSIGNMENT : recommendation);
    }

    private Recommendation verdict(double effect, double half) {
        boolean higher = effect - half > config.margin();
        boolean lower = effect + half < -config.margin();
        if (higher || lower) {
            return higher == config.higherIsBetter()
                    ? Recommendation.STOP_FOR_TREATMENT
                    : Recommendation.STOP_FOR_CONTROL;
        }
        boolean within = effect - half > -config.margin() && effect + half < config.margin();
        return within ? Recommendation.STOP_FOR_EITHER : Recommendation.CONTINUE;
    }

    /** True if the traffic has ever looked split in another way than planned. */
    public boolean sampleRatioMismatch() {
        return largestMismatch >= -StrictMath.log(config.sampleRatioAlpha());
    }
}
