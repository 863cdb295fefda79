package dev.plumbline.processors.query.comparison;

import dev.plumbline.processors.drift.experiment.ArmTotals;
import dev.plumbline.processors.query.reports.Unit;
import dev.plumbline.processors.rollups.Aggregate;
import dev.plumbline.processors.sketches.QuantileSketch;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;

/**
 * Durations by their logarithms, because their mean hangs on a few of the longest; the level is the geometric mean. Read from
 * sketches, so each duration is within 0.79 %, and so is the level.
 *
 * @param metric the name in answers
 * @param sketch the durations of an aggregate, in microseconds
 */
record LogTime(String metric, Function<Aggregate, QuantileSketch> sketch) implements Quantity {
    private static final double MICROS = 1e6;

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    public boolean higherIsBetter() {
        return false;
    }

    @Override
    public boolean logarithmic() {
        return true;
    }

    /** What took less than a microsecond counts as one. */
    @Override
    public Optional<ArmTotals> totals(Aggregate total, BigInteger pivot) {
        ArmTotals[] sum = {ArmTotals.NONE};
        sketch.apply(total)
                .forEachBin((low, high, middle, count) -> sum[0] = sum[0].plusLog(Math.max(1, middle) / MICROS, count));
        return Optional.of(sum[0]);
    }
}
