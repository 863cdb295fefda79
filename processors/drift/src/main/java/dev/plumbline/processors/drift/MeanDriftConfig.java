package dev.plumbline.processors.drift;

import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreScale;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Settings of a {@link MeanDriftDetector}.
 *
 * @param scale the interval on which the score lives
 * @param directions the sides that are watched, at least one; each further side doubles the threshold, so that the
 *     false-alarm rate holds for both together
 * @param arlDays average days between false alarms, at least 1: "at most one in N days"
 * @param startsPerDay minutes a day in which a change may begin; 1440 unless scores come in only part of the day
 * @param warmUp how the baseline comes about
 * @param resolveThreshold evidence of recovery that resolves, above 1
 * @param minHoldMinutes minutes that a firing lasts at least, 0 or more
 */
public record MeanDriftConfig(
        ScoreScale scale,
        Set<Direction> directions,
        int arlDays,
        int startsPerDay,
        WarmUp warmUp,
        double resolveThreshold,
        int minHoldMinutes) {
    /** Scores from 0 to 1, both sides, one false alarm in 1,000 days, 7 days of warm-up, 30 minutes of hold. */
    public static final MeanDriftConfig DEFAULT =
            new MeanDriftConfig(ScoreScale.UNIT, EnumSet.allOf(Direction.class), 1000, 1440, WarmUp.DEFAULT, 1e5, 30);

    private static final int MINUTES_A_DAY = 1440;

    public MeanDriftConfig {
        directions = Set.copyOf(directions);
        List<String> violations = new ArrayList<>();
        if (directions.isEmpty()) {
            violations.add("directions must name at least one side");
        }
        if (arlDays < 1) {
            violations.add("arlDays must be at least 1, was " + arlDays);
        }
        if (startsPerDay < 1 || startsPerDay > MINUTES_A_DAY) {
            violations.add("startsPerDay must be 1 to " + MINUTES_A_DAY + ", was " + startsPerDay);
        }
        if (!(resolveThreshold > 1) || Double.isInfinite(resolveThreshold)) {
            violations.add("resolveThreshold must be above 1 and finite, was " + resolveThreshold);
        }
        if (minHoldMinutes < 0) {
            violations.add("minHoldMinutes must not be negative, was " + minHoldMinutes);
        }
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("drift rule: " + String.join("; ", violations));
        }
    }

    /** The evidence that fires one side. */
    public double threshold() {
        return (double) arlDays * startsPerDay * directions.size();
    }

    /** The same on another scale. */
    public MeanDriftConfig withScale(ScoreScale other) {
        return new MeanDriftConfig(other, directions, arlDays, startsPerDay, warmUp, resolveThreshold, minHoldMinutes);
    }

    /** The same for other sides. */
    public MeanDriftConfig withDirections(Set<Direction> other) {
        return new MeanDriftConfig(scale, other, arlDays, startsPerDay, warmUp, resolveThreshold, minHoldMinutes);
    }

    /** The same with another false-alarm rate. */
    public MeanDriftConfig withArlDays(int other) {
        return new MeanDriftConfig(scale, directions, other, startsPerDay, warmUp, resolveThreshold, minHoldMinutes);
    }

    /** The same with another warm-up. */
    public MeanDriftConfig withWarmUp(WarmUp other) {
        return new MeanDriftConfig(scale, directions, arlDays, startsPerDay, other, resolveThreshold, minHoldMinutes);
    }

    /** The same with another minimum hold. */
    public MeanDriftConfig withMinHoldMinutes(int other) {
        return new MeanDriftConfig(scale, directions, arlDays, startsPerDay, warmUp, resolveThreshold, other);
    }
}
