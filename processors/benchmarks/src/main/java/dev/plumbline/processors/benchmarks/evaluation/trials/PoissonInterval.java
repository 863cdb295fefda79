package dev.plumbline.processors.benchmarks.evaluation.trials;

/**
 * The exact 95 % interval of a Poisson mean, given one count: F. Garwood, "Fiducial limits for the Poisson distribution",
 * 1936.
 *
 * @param low 0 for a count of 0
 * @param high above the count
 */
public record PoissonInterval(double low, double high) {
    private static final double TAIL = .025;

    /** The interval for a count. */
    public static PoissonInterval of(long count) {
        double low = count == 0 ? 0 : solve(count - 1, 1 - TAIL);
        return new PoissonInterval(low, solve(count, TAIL));
    }

    /** The mean at which at most {@code count} has the probability. */
    private static double solve(long count, double probability) {
        double low = 0;
        double high = count + 10 + 10 * Math.sqrt(count + 1.0);
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (atMost(count, middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double atMost(long count, double mean) {
        double log = -mean;
        double sum = Math.exp(log);
        for (long k = 1; k <= count; k++) {
            log += Math.log(mean / k);
            sum += Math.exp(log);
        }
        return sum;
    }
}
