package dev.plumbline.processors.drift.baseline;

import java.util.ArrayList;
import java.util.List;

/**
 * How a baseline comes about: what must be seen before detection starts, and how long it keeps improving after that.
 *
 * <p>A short warm-up makes a wide tolerance (3.09 standard errors of the baseline mean), not more false alarms. Fewer than
 * 20 blocks of 10 minutes, 1 hour or 4 hours leave dispersion at 1; less than two days leaves out the hour profile and
 * the spread between days.
 *
 * @param minSamples scores needed, at least 30
 * @param minDays days needed from the first to the latest score, 0 to arm on samples alone
 * @param freezeDays age in days at which the baseline stops taking in new days; at or below {@code minDays} it freezes as
 *     soon as it is armed
 * @param gapDays whole days between a day and the moment it is taken in, so that a change has time to be found before
 *     it can become part of the baseline; 0 to 7
 */
public record WarmUp(int minSamples, int minDays, int freezeDays, int gapDays) {
    /** 7 days and 400 scores, taking in later days with one day in between until day 21. */
    public static final WarmUp DEFAULT = new WarmUp(400, 7, 21, 1);

    private static final int FEWEST_SAMPLES = 30;
    private static final int MOST_DAYS = 400;
    private static final int LONGEST_GAP = 7;

    public WarmUp {
        List<String> violations = new ArrayList<>();
        if (minSamples < FEWEST_SAMPLES) {
            violations.add("minSamples must be at least " + FEWEST_SAMPLES + ", was " + minSamples);
        }
        if (minDays < 0 || minDays > MOST_DAYS) {
            violations.add("minDays must be 0 to " + MOST_DAYS + ", was " + minDays);
        }
        if (freezeDays < 0 || freezeDays > MOST_DAYS) {
            violations.add("freezeDays must be 0 to " + MOST_DAYS + ", was " + freezeDays);
        }
        if (gapDays < 0 || gapDays > LONGEST_GAP) {
            violations.add("gapDays must be 0 to " + LONGEST_GAP + ", was " + gapDays);
        }
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("warm-up: " + String.join("; ", violations));
        }
    }

    /** Arms after so many samples, however short the time, and freezes there: for a demo or a young feature. */
    public static WarmUp ofSamples(int samples) {
        return new WarmUp(samples, 0, 0, 0);
    }
}
