package dev.plumbline.processors.query.comparison;

import dev.plumbline.processors.drift.experiment.ExperimentConfig;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was inferred on the scale of the inference (deviations, logarithms) into levels and effects as they are read.
 *
 * @param quantity what is compared
 * @param offset what was taken off every observation
 */
record Levels(Quantity quantity, double offset) {

    /**
     * An effect with its interval, on the scale of the inference; ends may be infinite.
     *
     * @param effect not a number if a side is empty
     * @param low lower end
     * @param high upper end
     */
    record Interval(double effect, double low, double high) {}

    /**
     * Settings of the inference for one quantity.
     *
     * @param alpha its level
     * @param margin share of the control's level within which differences count as none
     * @param mean mean of the control, on the scale of the inference
     */
    ExperimentConfig config(double alpha, double margin, double mean) {
        double within = quantity.logarithmic() ? StrictMath.log1p(margin) : margin * Math.abs(offset + mean);
        ExperimentConfig config = ExperimentConfig.DEFAULT.withAlpha(alpha).withMargin(within);
        return quantity.higherIsBetter() ? config : config.lowerIsBetter();
    }

    Compared.Side side(long n, double mean) {
        double level = offset + mean;
        return new Compared.Side(n, n == 0 ? null : Figures.of(quantity.logarithmic() ? StrictMath.exp(level) : level));
    }

    Compared compared(
            Compared.Side a,
            Compared.Side b,
            Interval interval,
            @Nullable BigDecimal probabilityBetter,
            @Nullable BigDecimal pValue,
            @Nullable String recommendation,
            @Nullable Integer strata) {
        boolean known = Double.isFinite(interval.low()) && Double.isFinite(interval.high());
        return new Compared(
                quantity.metric(),
                quantity.unit().key(),
                quantity.logarithmic() ? "ratio" : "difference",
                quantity.higherIsBetter() ? "higher" : "lower",
                a,
                b,
                effect(interval.effect()),
                known ? effect(interval.low()) : null,
                known ? effect(interval.high()) : null,
                probabilityBetter,
                pValue,
                recommendation,
                strata);
    }

    private @Nullable BigDecimal effect(double difference) {
        return Figures.of(quantity.logarithmic() ? StrictMath.expm1(difference) : difference);
    }
}
