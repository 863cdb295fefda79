package dev.plumbline.processors.drift.baseline;

/** How the tolerance around a baseline mean is bounded. */
public enum BaselineForm {
    /**
     * Scores of any distribution: 3.09 standard errors, at least a tenth of a standard deviation; a twenty-fifth for a series
     * that has been seen not to wander.
     */
    SCORES(.04, .10) {
        @Override
        double error(double eventRate, double sd, double size) {
            return Z * sd / StrictMath.sqrt(size);
        }
    },
    /**
     * Rates of an event, scores of 0 and 1: up to Wilson's bound for z = 3.09, at least a twentieth of a standard
     * deviation; nothing more than the bound for a series that has been seen not to wander.
     */
    RATES(0, .05) {
        @Override
        double error(double eventRate, double sd, double size) {
            double weight = Z * Z / size;
            double middle = eventRate + weight / 2;
            double half = Z * StrictMath.sqrt(eventRate * (1 - eventRate) / size + weight / (4 * size));
            return (middle + half) / (1 + weight) - eventRate;
        }
    };

    /** The one-sided error of a baseline mean has probability 0.001. */
    static final double Z = 3.09;

    private final double shareIfSteady;
    private final double share;

    BaselineForm(double shareIfSteady, double share) {
        this.shareIfSteady = shareIfSteady;
        this.share = share;
    }

    /** The least tolerance in standard deviations. */
    double smallestShareOfSd(boolean steady) {
        return steady ? shareIfSteady : share;
    }

    /**
     * How far the true mean may lie beyond that of the sample.
     *
     * @param eventRate how far the mean lies from the end of the scale that it would move away from, in [0, 1]
     * @param sd standard deviation of a score
     * @param size independent scores that the sample is worth
     */
    abstract double error(double eventRate, double sd, double size);
}
