package dev.plumbline.processors.drift.baseline;

import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import java.util.Optional;

/**
 * How much more the sums of blocks of one length vary than those of independent scores would.
 *
 * <p>Scores that wander for minutes or hours carry less evidence than their number says. The dispersion is the mean over
 * blocks of {@code (sum - expected)^2 / (n * variance)}: 1 for independent scores. Squares are kept by part of the day,
 * because what is expected there is known only once the hour profile is. Not thread-safe.
 */
final class BlockDispersion {
    /** Fewer blocks than this say too little. */
    static final int FEWEST_BLOCKS = 20;

    /** A dispersion and the number of blocks behind it. */
    record Estimate(double dispersion, long blocks) {
        /** How many standard errors the dispersion lies above that of independent scores. */
        double z() {
            return (dispersion - 1) / StrictMath.sqrt(2.0 / blocks);
        }
    }

    private final int minutes;
    private final int partHours;
    private final long[] blocks;
    private final double[] squares;
    private long openBlock = Long.MIN_VALUE;
    private long openCount;
    private long openSum;

    /** Blocks of {@code minutes}, a divisor of a day. */
    BlockDispersion(int minutes) {
        this.minutes = minutes;
        this.partHours = Math.max(1, minutes / 60);
        this.blocks = new long[ScoreTally.HOURS / partHours];
        this.squares = new double[blocks.length];
    }

    void add(long minute, long count, long sum) {
        long block = Math.floorDiv(minute, minutes);
        if (block != openBlock) {
            close();
            openBlock = block;
        }
        openCount += count;
        openSum = Math.addExact(openSum, sum);
    }

    private void close() {
        if (openCount > 0) {
            int part = (int) (Math.floorMod(openBlock * minutes, 1440L) / 60) / partHours;
            blocks[part]++;
            squares[part] += (double) openSum * openSum / openCount;
        }
        openCount = 0;
        openSum = 0;
    }

    /** Closes the open block and estimates; empty where there are too few blocks or the scores do not vary. */
    Optional<Estimate> estimate(ScoreTally tally, HourProfile profile) {
        close();
        double variance = tally.variance();
        double excess = 0;
        long total = 0;
        double fitted = 0;
        for (int part = 0; part < blocks.length; part++) {
            int from = part * partHours;
            int to = from + partHours;
            double expected = tally.mean() + profile.meanOffset(tally, from, to);
            double sum = tally.sum(from, to);
            excess += squares[part] - 2 * expected * sum + expected * expected * tally.count(from, to);
            total += blocks[part];
            fitted += blocks[part] > 0 ? profile.fitted(from, to) : 0;
        }
        return total - fitted < FEWEST_BLOCKS || variance <= 0
                ? Optional.empty()
                : Optional.of(new Estimate(excess / (variance * (total - fitted)), total));
    }

    void writeTo(StateWriter out) {
        for (int part = 0; part < blocks.length; part++) {
            out.integer(blocks[part]);
            if (blocks[part] > 0) {
                out.real(squares[part]);
            }
        }
        out.integer(openBlock).integer(openCount).integer(openSum);
    }

    void readFrom(StateReader in) {
        for (int part = 0; part < blocks.length; part++) {
            blocks[part] = in.integer();
            if (blocks[part] > 0) {
                squares[part] = in.real();
            }
        }
        openBlock = in.integer();
        openCount = in.integer();
        openSum = in.integer();
    }
}
