package dev.plumbline.processors.query.comparison;

import dev.plumbline.processors.drift.experiment.ArmTotals;
import dev.plumbline.processors.query.reports.Unit;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.schemas.records.Outcome;
import java.math.BigInteger;
import java.util.Optional;

/** Calls that ended in an error, a timeout or at a rate limit, as the drift of errors counts them. */
record ErrorRate() implements Quantity {
    @Override
    public String metric() {
        return "rate:error";
    }

    @Override
    public Unit unit() {
        return Unit.SHARE;
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public Optional<ArmTotals> totals(Aggregate total, BigInteger pivot) {
        long errors = total.outcome(Outcome.ERROR.ordinal())
                + total.outcome(Outcome.TIMEOUT.ordinal())
                + total.outcome(Outcome.RATE_LIMITED.ordinal());
        return Optional.of(ArmTotals.ofEvents(errors, total.calls()));
    }
}
