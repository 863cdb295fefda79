package dev.plumbline.processors.drift.attribution;

/** Turns chi-squared statistics of different degrees of freedom into comparable standard normal deviates. */
final class WilsonHilferty {
    private WilsonHilferty() {}

    /** The deviate; 0 for less than one degree of freedom, where there is nothing to tell. */
    static double z(double chiSquared, int degrees) {
        if (degrees < 1) {
            return 0;
        }
        double spread = 2.0 / (9.0 * degrees);
        return (StrictMath.cbrt(chiSquared / degrees) - (1 - spread)) / StrictMath.sqrt(spread);
    }
}
