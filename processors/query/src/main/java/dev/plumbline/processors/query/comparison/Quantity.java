package dev.plumbline.processors.query.comparison;

import dev.plumbline.processors.drift.experiment.ArmTotals;
import dev.plumbline.processors.query.reports.Unit;
import dev.plumbline.processors.rollups.Aggregate;
import java.math.BigInteger;
import java.util.Optional;

/** One thing that is compared. Immutable. */
interface Quantity {
    /** The name in answers, as alerts name it. */
    String metric();

    /** The unit of its level. */
    Unit unit();

    /** Whether a higher level is the better one. */
    boolean higherIsBetter();

    /** Whether logarithms are compared, so that a difference is a ratio of levels. */
    default boolean logarithmic() {
        return false;
    }

    /**
     * An integer near the mean, from which deviations are taken, so that small variances survive the rounding to double.
     *
     * @param total calls of one side
     */
    default BigInteger pivot(Aggregate total) {
        return BigInteger.ZERO;
    }

    /**
     * The deviations from a pivot, in the unit.
     *
     * @return empty if they are not known for all calls
     */
    Optional<ArmTotals> totals(Aggregate total, BigInteger pivot);

    /** The pivot in the unit. */
    default double level(BigInteger pivot) {
        return 0;
    }
}
