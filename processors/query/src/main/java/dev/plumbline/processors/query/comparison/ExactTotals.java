package dev.plumbline.processors.query.comparison;

import dev.plumbline.processors.drift.experiment.ArmTotals;
import java.math.BigInteger;

/**
 * Count, sum and sum of squares in integers.
 *
 * @param count observations
 * @param sum their sum, in parts of the unit
 * @param squares the sum of their squares
 */
record ExactTotals(long count, BigInteger sum, BigInteger squares) {

    /** The mean, rounded; 0 for no observations. */
    BigInteger mean() {
        return count == 0 ? BigInteger.ZERO : sum.divide(BigInteger.valueOf(count));
    }

    /**
     * The totals of the deviations from a pivot, worked out without cancellation.
     *
     * @param parts parts in a unit
     */
    ArmTotals around(BigInteger pivot, double parts) {
        BigInteger n = BigInteger.valueOf(count);
        BigInteger deviations = sum.subtract(pivot.multiply(n));
        BigInteger squared = squares.subtract(pivot.multiply(sum).shiftLeft(1))
                .add(pivot.multiply(pivot).multiply(n));
        return new ArmTotals(count, deviations.doubleValue() / parts, squared.doubleValue() / (parts * parts));
    }
}
