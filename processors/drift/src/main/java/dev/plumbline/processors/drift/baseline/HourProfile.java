package dev.plumbline.processors.drift.baseline;

/**
 * How the mean of a score moves with the hour of the day (UTC): 24 offsets from the overall mean, in millionths.
 *
 * <p>Each offset is shrunk towards 0 by {@code tau^2 / (tau^2 + variance / n)}, where tau^2 is the variance between hours
 * beyond what sampling explains; a series without a daily shape gets a flat profile. A span of minutes has the mean offset
 * of its minutes, weighted by how many scores their hours had: half a day at a sine's top is far from its middle minute.
 * Immutable.
 */
final class HourProfile {
    private static final long DAY = 1440;
    private static final long HOUR = 60;

    private final double[] offsets;
    private final double[] kept;
    private final double[] volumeBefore = new double[ScoreTally.HOURS + 1];
    private final double[] shapeBefore = new double[ScoreTally.HOURS + 1];

    private HourProfile(double[] offsets, double[] kept, double[] volumes) {
        this.offsets = offsets;
        this.kept = kept;
        for (int hour = 0; hour < offsets.length; hour++) {
            volumeBefore[hour + 1] = volumeBefore[hour] + volumes[hour];
            shapeBefore[hour + 1] = shapeBefore[hour] + volumes[hour] * offsets[hour];
        }
    }

    /** No daily shape. */
    static HourProfile flat() {
        double[] none = new double[ScoreTally.HOURS];
        return new HourProfile(none, none, none);
    }

    /** Estimated from totals that span at least two days. */
    static HourProfile estimate(ScoreTally tally) {
        double mean = tally.mean();
        double variance = tally.variance();
        double[] offsets = new double[ScoreTally.HOURS];
        double[] kept = new double[ScoreTally.HOURS];
        double[] volumes = new double[ScoreTally.HOURS];
        double between = 0;
        for (int hour = 0; hour < offsets.length; hour++) {
            long count = tally.count(hour, hour + 1);
            volumes[hour] = count + 1;
            if (count > 0) {
                offsets[hour] = (double) tally.sum(hour, hour + 1) / count - mean;
                between += count * offsets[hour] * offsets[hour] - variance;
            }
        }
        double tau2 = Math.max(0, between / tally.count());
        for (int hour = 0; hour < offsets.length; hour++) {
            long count = tally.count(hour, hour + 1);
            kept[hour] = tau2 > 0 && count > 0 ? tau2 / (tau2 + variance / count) : 0;
            offsets[hour] *= kept[hour];
        }
        return new HourProfile(offsets, kept, volumes);
    }

    double offset(int hour) {
        return offsets[hour];
    }

    /** Mean offset of the minutes from {@code first} to {@code last}, in minutes since the epoch, weighted by volume. */
    double offset(long first, long last) {
        long midnight = Math.floorDiv(first, DAY) * DAY;
        double volume = upTo(volumeBefore, last + 1 - midnight) - upTo(volumeBefore, first - midnight);
        double shape = upTo(shapeBefore, last + 1 - midnight) - upTo(shapeBefore, first - midnight);
        return volume > 0 ? shape / volume : 0;
    }

    /** Total of a day's hours repeated, up to so many minutes after a midnight. */
    private static double upTo(double[] before, long minutes) {
        int hour = (int) (minutes % DAY / HOUR);
        double part = (double) (minutes % HOUR) / HOUR;
        return (double) (minutes / DAY) * before[before.length - 1]
                + before[hour]
                + part * (before[hour + 1] - before[hour]);
    }

    /** Offset over several hours, weighted by the scores in each. */
    double meanOffset(ScoreTally tally, int from, int to) {
        double total = 0;
        for (int hour = from; hour < to; hour++) {
            total += offsets[hour] * tally.count(hour, hour + 1);
        }
        long count = tally.count(from, to);
        return count == 0 ? 0 : total / count;
    }

    /** Mean share of the sample's own deviation that the offsets follow, in [0, 1]. */
    double meanFitted() {
        return fitted(0, offsets.length);
    }

    /**
     * How many degrees of freedom the profile has taken out of several hours that are treated as one: 1 for offsets that
     * follow the sample, 0 for none.
     */
    double fitted(int from, int to) {
        double total = 0;
        for (int hour = from; hour < to; hour++) {
            total += 1 - (1 - kept[hour]) * (1 - kept[hour]);
        }
        return total / (to - from);
    }
}
