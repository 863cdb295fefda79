package dev.plumbline.processors.query.comparison;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Rounds what was inferred to digits that mean something. */
final class Figures {
    private static final MathContext DIGITS = new MathContext(6);

    private Figures() {}

    /** Six digits; null for what is not finite. */
    static @Nullable BigDecimal of(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** The same where the value is known to be finite. */
    static BigDecimal finite(double value) {
        BigDecimal figure = of(value);
        if (figure == null) {
            throw new IllegalArgumentException("not finite: " + value);
        }
        return figure;
    }
}
