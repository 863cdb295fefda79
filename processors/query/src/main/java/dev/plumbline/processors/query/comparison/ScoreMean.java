package dev.plumbline.processors.query.comparison;

import dev.plumbline.processors.drift.experiment.ArmTotals;
import dev.plumbline.processors.query.reports.Unit;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.sketches.ScoreDistribution;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A score of one name and source. Sources are never mixed.
 *
 * @param key name and source
 * @param higherIsBetter whether more is better
 */
record ScoreMean(ScoreKey key, boolean higherIsBetter) implements Quantity {
    private static final ScoreDistribution NONE = new ScoreDistribution();

    @Override
    public String metric() {
        return "score:" + key.name() + ":" + key.source();
    }

    @Override
    public Unit unit() {
        return Unit.SCORE;
    }

    @Override
    public BigInteger pivot(Aggregate total) {
        return exact(total).mean();
    }

    @Override
    public Optional<ArmTotals> totals(Aggregate total, BigInteger pivot) {
        return Optional.of(exact(total).around(pivot, ScoreDistribution.MICROS_PER_UNIT));
    }

    @Override
    public double level(BigInteger pivot) {
        return pivot.doubleValue() / ScoreDistribution.MICROS_PER_UNIT;
    }

    private ExactTotals exact(Aggregate total) {
        ScoreDistribution scores = total.scores().getOrDefault(key, NONE);
        return new ExactTotals(scores.count(), BigInteger.valueOf(scores.sumMicros()), squares(scores));
    }

    private static BigInteger squares(ScoreDistribution scores) {
        long low = scores.sumOfSquaresLow();
        return BigInteger.valueOf(scores.sumOfSquaresHigh())
                .shiftLeft(Long.SIZE)
                .add(new BigInteger(Long.toUnsignedString(low)));
    }
}
