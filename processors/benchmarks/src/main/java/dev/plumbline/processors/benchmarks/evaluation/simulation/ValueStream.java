package dev.plumbline.processors.benchmarks.evaluation.simulation;

import java.util.SplittableRandom;

/** One seeded series, minute by minute. Same seed, same values. Not thread-safe. */
public final class ValueStream {
    private static final long DAY = 1_440;
    private static final int HOUR = 60;

    private final Law law;
    private final Wander wander;
    private final double perMinute;
    private final SplittableRandom random;
    private final double phase;
    private double level;
    private double effect;
    private long next;

    /** A stream from its first minute. */
    public ValueStream(Simulation simulation, long seed) {
        this.law = simulation.law();
        this.wander = simulation.wander();
        this.perMinute = (double) simulation.perDay() / DAY;
        this.random = new SplittableRandom(seed);
        this.phase = 2 * Math.PI * random.nextDouble();
        this.effect = law.none();
        this.level = wander.sd() * random.nextGaussian();
    }

    /** From the next minute on, such a change is on. */
    public void change(double to) {
        effect = to;
    }

    /** The next minute. */
    public Minute next() {
        long minute = next++;
        double turn = 2 * Math.PI * (minute % DAY) / DAY;
        if (minute % HOUR == 0) {
            double carry = wander.carry();
            level = carry * level + Math.sqrt(1 - carry * carry) * wander.sd() * random.nextGaussian();
        }
        double now = level + wander.season() * Math.sqrt(2) * Math.sin(turn + phase);
        double[] values = new double[poisson(perMinute * (1 + wander.volume() * Math.sin(turn)))];
        for (int i = 0; i < values.length; i++) {
            values[i] = law.draw(random, now, effect);
        }
        return new Minute(minute, values);
    }

    private int poisson(double mean) {
        double floor = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > floor) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
