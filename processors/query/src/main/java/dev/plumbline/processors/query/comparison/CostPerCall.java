package dev.plumbline.processors.query.comparison;

import dev.plumbline.processors.drift.experiment.ArmTotals;
import dev.plumbline.processors.query.reports.Unit;
import dev.plumbline.processors.rollups.Aggregate;
import java.math.BigInteger;
import java.util.Optional;

/** Cost of a priced call. Means are compared and not logarithms, because means are what adds up to the bill. */
record CostPerCall() implements Quantity {
    private static final double NANOS = 1e9;

    @Override
    public String metric() {
        return "cost_per_call";
    }

    @Override
    public Unit unit() {
        return Unit.USD;
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public BigInteger pivot(Aggregate total) {
        return exact(total, BigInteger.ZERO).mean();
    }

    @Override
    public Optional<ArmTotals> totals(Aggregate total, BigInteger pivot) {
        return total.squaredCosts().map(squares -> exact(total, squares).around(pivot, NANOS));
    }

    @Override
    public double level(BigInteger pivot) {
        return pivot.doubleValue() / NANOS;
    }

    private static ExactTotals exact(Aggregate total, BigInteger squares) {
        return new ExactTotals(total.pricedCalls(), BigInteger.valueOf(total.costNanos()), squares);
    }
}
