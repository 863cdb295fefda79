package dev.plumbline.processors.drift.experiment;

/**
 * Distribution functions that the JDK lacks.
 *
 * <p>The normal one by the series and the continued fraction of the error function (Abramowitz and Stegun 7.1.6, 26.2.14),
 * to about 1e-12; the logarithm of gamma by Stirling's series (6.1.40), to about 1e-12 relative.
 */
final class Normal {
    private static final double HALF_LOG_TWO_PI = .5 * StrictMath.log(2 * StrictMath.PI);
    private static final double TAIL_FROM = 4;
    private static final int TAIL_TERMS = 60;
    private static final double STIRLING_FROM = 12;

    private Normal() {}

    /** Probability that a standard normal variable is at most z. */
    static double cumulative(double z) {
        double far = Math.abs(z);
        double density = StrictMath.exp(-far * far / 2 - HALF_LOG_TWO_PI);
        double upper = far < TAIL_FROM ? .5 - density * series(far) : density / fraction(far);
        return z > 0 ? 1 - upper : upper;
    }

    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int i = 3; term > sum * 1e-17; i += 2) {
            term *= z * z / i;
            sum += term;
        }
        return sum;
    }

    private static double fraction(double z) {
        double value = z;
        for (int i = TAIL_TERMS; i > 0; i--) {
            value = z + i / value;
        }
        return value;
    }

    /** Natural logarithm of the gamma function, for x above 0. */
    static double logGamma(double x) {
        double shifted = x;
        double product = 1;
        while (shifted < STIRLING_FROM) {
            product *= shifted;
            shifted++;
        }
        double inverse = 1 / (shifted * shifted);
        double correction = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / shifted;
        return (shifted - .5) * StrictMath.log(shifted)
                - shifted
                + HALF_LOG_TWO_PI
                + correction
                - StrictMath.log(product);
    }
}
