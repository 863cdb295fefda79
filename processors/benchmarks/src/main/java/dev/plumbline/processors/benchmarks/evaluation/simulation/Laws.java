package dev.plumbline.processors.benchmarks.evaluation.simulation;

import java.util.Locale;
import java.util.SplittableRandom;

/** The laws that the evaluation draws from. */
final class Laws {
    private Laws() {}

    private static String inSds(double effect) {
        return String.format(Locale.ROOT, "%s of %s sd", effect < 0 ? "drop" : "rise", plain(Math.abs(effect)));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** Scores of mean 0.7 and sd 0.15 in steps of a hundredth, as a judge gives; effects in standard deviations. */
    record Continuous() implements Law {
        @Override
        public Kind kind() {
            return Kind.SCORE;
        }

        @Override
        public double draw(SplittableRandom random, double level, double effect) {
            double score = .7 + .15 * (random.nextGaussian() + level + effect);
            return Math.rint(Math.min(1, Math.max(0, score)) * 100) / 100;
        }

        @Override
        public String describe(double effect) {
            return inSds(effect);
        }
    }

    /** Scores of 1 to 5 with probabilities .03, .05, .12, .35, .45; effects in standard deviations of what lies behind. */
    record FiveLevels() implements Law {
        private static final double[] CUTS = {-1.881, -1.405, -.842, .126};

        @Override
        public Kind kind() {
            return Kind.SCORE;
        }

        @Override
        public double low() {
            return 1;
        }

        @Override
        public double high() {
            return 5;
        }

        @Override
        public double draw(SplittableRandom random, double level, double effect) {
            double behind = random.nextGaussian() + level + effect;
            int score = 1;
            for (double cut : CUTS) {
                score += behind > cut ? 1 : 0;
            }
            return score;
        }

        @Override
        public String describe(double effect) {
            return inSds(effect);
        }
    }

    /** Scores of 0 and 1 with a mean of 0.9; effects in standard deviations of 0.3. */
    record Passes() implements Law {
        @Override
        public Kind kind() {
            return Kind.SCORE;
        }

        @Override
        public double draw(SplittableRandom random, double level, double effect) {
            return random.nextDouble() < .9 + .3 * (level + effect) ? 1 : 0;
        }

        @Override
        public String describe(double effect) {
            return inSds(effect);
        }
    }

    /** Scores whose mean 0.5 and sd 0.1 stay: an effect {@code e} moves them into two humps at plus and minus e sd. */
    record TwoHumps() implements Law {
        @Override
        public Kind kind() {
            return Kind.SHAPE;
        }

        @Override
        public double draw(SplittableRandom random, double level, double effect) {
            double hump = effect == 0 ? 0 : random.nextBoolean() ? effect : -effect;
            double score = .5 + .1 * (hump + Math.sqrt(1 - effect * effect) * random.nextGaussian() + level);
            return Math.rint(Math.min(1, Math.max(0, score)) * 100) / 100;
        }

        @Override
        public String describe(double effect) {
            return "two humps at ±" + plain(effect) + " sd";
        }
    }

    /** Events at a rate; effects are factors. A level moves the logarithm of the rate. */
    record Events(double rate) implements Law {
        @Override
        public Kind kind() {
            return Kind.EVENT;
        }

        @Override
        public double draw(SplittableRandom random, double level, double effect) {
            return random.nextDouble() < rate * effect * Math.exp(level) ? 1 : 0;
        }

        @Override
        public double none() {
            return 1;
        }

        @Override
        public String describe(double effect) {
            return "rate ×" + plain(effect);
        }
    }

    /**
     * Log-normal latencies of median 1 and log-sd 0.8, one in fifty of them longer by a Pareto factor of exponent 1.2, so
     * that they have no variance. Effects are factors of all, or shares of calls that take ten times as long.
     */
    record Latency(boolean tailOnly) implements Law {
        @Override
        public Kind kind() {
            return Kind.LATENCY;
        }

        @Override
        public double draw(SplittableRandom random, double level, double effect) {
            double latency = Math.exp(.8 * random.nextGaussian() + level);
            if (random.nextDouble() < .02) {
                latency *= Math.pow(1 - random.nextDouble(), -1 / 1.2);
            }
            if (tailOnly) {
                return random.nextDouble() < effect ? 10 * latency : latency;
            }
            return latency * effect;
        }

        @Override
        public double none() {
            return tailOnly ? 0 : 1;
        }

        @Override
        public String describe(double effect) {
            return tailOnly ? plain(Math.rint(effect * 100)) + " % of calls ×10" : "all ×" + plain(effect);
        }
    }

    /** Eight categories; an effect takes the share of the third, 0.1, up by so much, and the others down alike. */
    record Shares() implements Law {
        private static final double[] OTHERS = {.4, .2, .1, .08, .06, .04, .02};
        private static final double THIRD = .1;

        @Override
        public Kind kind() {
            return Kind.CATEGORY;
        }

        @Override
        public double high() {
            return OTHERS.length;
        }

        @Override
        public double draw(SplittableRandom random, double level, double effect) {
            if (random.nextDouble() < THIRD + effect) {
                return 2;
            }
            double left = random.nextDouble() * (1 - THIRD);
            int category = 0;
            while (category < OTHERS.length - 1 && left >= OTHERS[category]) {
                left -= OTHERS[category++];
            }
            return category < 2 ? category : category + 1;
        }

        @Override
        public String describe(double effect) {
            return "share from 10 to " + plain(Math.rint((THIRD + effect) * 100)) + " %";
        }
    }
}
