package dev.plumbline.processors.drift.sequential;

/**
 * The alternatives that the bettors of {@link ShiryaevRoberts} are best at, and the fraction of their capital that each
 * stakes. They steer how fast a change is found, never how often an alarm is false.
 */
public enum Bets {
    /** Drops of so many standard deviations: scores on any scale. */
    STANDARD_DEVIATIONS(.1, .18, .32, .58, 1.05, 1.9) {
        @Override
        double fraction(double drop, double nullMean, double sd) {
            double spread = sd / (1 - nullMean);
            return Math.min(LARGEST_FRACTION, drop / (spread * (1 + drop * drop)));
        }
    },
    /**
     * Odds of the event that grow by so much: scores of 0 and 1. The bet {@code 1 + fraction * y} is then the likelihood
     * ratio of the larger rate p1 against the null rate p0: {@code p1/p0} for an event, {@code (1-p1)/(1-p0)} for none.
     */
    ODDS(1.2, 1.5, 2, 3, 6) {
        @Override
        double fraction(double odds, double nullMean, double sd) {
            return likelihoodRatio(odds, nullMean);
        }
    },
    /** The same for shares around a half, whose odds grow by less. */
    MODERATE_ODDS(1.15, 1.35, 1.8, 2.8) {
        @Override
        double fraction(double odds, double nullMean, double sd) {
            return likelihoodRatio(odds, nullMean);
        }
    };

    private static final double LARGEST_FRACTION = .95;

    private final double[] alternatives;

    Bets(double... alternatives) {
        this.alternatives = alternatives;
    }

    int bettors() {
        return alternatives.length;
    }

    /** The fraction that a bettor stakes, in (0, 1), against a null mean in (0, 1). */
    double fraction(int bettor, double nullMean, double sd) {
        return fraction(alternatives[bettor], nullMean, sd);
    }

    private static double likelihoodRatio(double odds, double nullMean) {
        double rate = 1 - nullMean;
        double larger = odds * rate / (nullMean + odds * rate);
        return (larger - rate) / nullMean;
    }

    abstract double fraction(double alternative, double nullMean, double sd);
}
