package dev.plumbline.processors.drift.baseline;

import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.scores.ScoreScale;
import dev.plumbline.processors.drift.sequential.RecentMinutes;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import dev.plumbline.processors.drift.wander.HourMeans;
import dev.plumbline.processors.drift.wander.WanderFit;
import dev.plumbline.processors.drift.wander.WanderModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scores that a baseline is estimated from.
 *
 * <p>During the warm-up every minute is collected. After it, whole days (UTC) wait for the gap of the warm-up and are then
 * taken in, until the sample is old enough to freeze; a change that is found in the meantime throws the waiting days
 * away. Dispersion is estimated once, from the warm-up; how the level wanders a second time when the sample freezes. About
 * 0.5 KB frozen. Not thread-safe.
 */
public final class ReferenceSample {
    private static final long DAY = 1440;
    private static final long HOUR = 60;
    private static final int FEWEST_DAYS = 2;

    /** Of the sum over three block lengths; independent scores stay below it in about nine cases of ten. */
    private static final double STEADY_Z = 3;

    /** Hours of the warm-up from which the level is followed on. */
    private static final int REPLAYED_HOURS = 12;

    private record Day(long day, ScoreTally tally) {}

    private final BaselineForm form;
    private final ScoreScale scale;
    private final WarmUp warmUp;
    private final ScoreCensus census = new ScoreCensus();
    private ScoreTally tally = new ScoreTally();
    private final BlockDispersion[] blocks = {new BlockDispersion(10), new BlockDispersion(60), new BlockDispersion(240)
    };
    private final HourMeans hours = new HourMeans();
    private final Deque<Day> waiting = new ArrayDeque<>();
    private final DayMeans days = new DayMeans();
    private long firstMinute = Long.MIN_VALUE;
    private long lastMinute = Long.MIN_VALUE;
    private double dispersion;
    private boolean steady;
    private boolean frozen;
    private boolean ofParent;
    private long armedSamples;
    private @Nullable WanderModel wander;

    /** An empty sample. */
    public ReferenceSample(BaselineForm form, ScoreScale scale, WarmUp warmUp) {
        this.form = form;
        this.scale = scale;
        this.warmUp = warmUp;
    }

    /** Adds a minute of the warm-up. */
    public void collect(long minute, ScoreBatch batch) {
        firstMinute = firstMinute == Long.MIN_VALUE ? minute : firstMinute;
        lastMinute = minute;
        census.add(batch, scale);
        ScoreTally one = tallyOf(minute, batch);
        tally.add(one);
        long sum = one.sum(0, ScoreTally.HOURS);
        for (BlockDispersion block : blocks) {
            block.add(minute, one.count(), sum);
        }
        hours.add(minute, one.count(), sum);
        days.add(Math.floorDiv(minute, DAY), one.count(), sum);
    }

    /** True once the warm-up has seen enough. */
    public boolean complete() {
        return samples() >= warmUp.minSamples() && minutes() >= warmUp.minDays() * DAY;
    }

    /**
     * Ends the warm-up: fixes the dispersion, and freezes the sample if it is not to take in later days.
     *
     * <p>The series counts as steady if there are enough blocks of every length and together they spread no more than
     * those of independent scores; its dispersion is then 1 rather than the largest of three estimates near 1.
     */
    public void arm(RecentMinutes recent) {
        days.close();
        HourProfile profile = profile();
        double z = 0;
        dispersion = 1;
        for (BlockDispersion block : blocks) {
            Optional<BlockDispersion.Estimate> estimate = block.estimate(tally, profile);
            z += estimate.map(BlockDispersion.Estimate::z).orElse(Double.POSITIVE_INFINITY);
            dispersion = Math.max(
                    dispersion,
                    estimate.map(BlockDispersion.Estimate::dispersion).orElse(1.0));
        }
        steady = z <= STEADY_Z;
        dispersion = steady ? 1 : dispersion;
        armedSamples = tally.count();
        wander = steady ? null : fit(profile);
        if (wander != null) {
            long origin = Math.round((double) tally.exactSum() / tally.count() - tally.mean());
            hours.replay(recent, REPLAYED_HOURS, origin);
        }
        frozen = warmUp.freezeDays() <= warmUp.minDays();
        if (frozen || wander == null) {
            hours.clear();
        }
    }

    private @Nullable WanderModel fit(HourProfile profile) {
        double width = scale.widthMillionths();
        double spanned = Math.max(1, minutes() / (double) DAY);
        double kept = StrictMath.sqrt(Math.max(.5, 1 - profile.meanFitted() / spanned));
        double scoreVariance = tally.variance() / (width * width);
        return scoreVariance <= 0
                ? null
                : WanderFit.fit(hours, width, scoreVariance, hour -> tally.mean() + profile.offset(hour), kept)
                        .orElse(null);
    }

    /**
     * Follows a minute after the warm-up.
     *
     * @param suspicious whether there is some evidence of a change, so that days whose turn it is are thrown away
     * @return true if a day was taken in, so that {@link #baseline} gives something new
     */
    public boolean follow(long minute, ScoreBatch batch, boolean suspicious) {
        census.add(batch, scale);
        if (frozen) {
            return false;
        }
        long today = Math.floorDiv(minute, DAY);
        boolean grown = false;
        while (!waiting.isEmpty() && waiting.getFirst().day < today - warmUp.gapDays()) {
            Day day = waiting.removeFirst();
            if (!suspicious) {
                takeIn(day);
                grown = true;
            }
        }
        if (today - Math.floorDiv(firstMinute, DAY) >= warmUp.freezeDays()) {
            refit();
            freeze();
            return true;
        }
        if (waiting.isEmpty() || waiting.getLast().day != today) {
            waiting.addLast(new Day(today, new ScoreTally()));
        }
        waiting.getLast().tally.add(hour(minute), batch, scale);
        return grown;
    }

    private void takeIn(Day day) {
        tally.add(day.tally);
        days.add(day.day, day.tally.count(), day.tally.sum(0, ScoreTally.HOURS));
        days.close();
        lastMinute = Math.max(lastMinute, (day.day + 1) * DAY - 1);
        for (int hour = 0; wander != null && hour < ScoreTally.HOURS; hour++) {
            long count = day.tally.count(hour, hour + 1);
            if (count > 0) {
                hours.add((day.day * ScoreTally.HOURS + hour) * HOUR, count, day.tally.sum(hour, hour + 1));
            }
        }
    }

    /** A week says little about how a level wanders; three weeks say more. */
    private void refit() {
        if (wander != null) {
            wander = fit(profile());
            armedSamples = tally.count();
        }
    }

    /** Takes no later day in. */
    public void freeze() {
        frozen = true;
        waiting.clear();
        hours.clear();
    }

    /** A frozen copy for a series that continues this one, such as a new version of a prompt. */
    public ReferenceSample forChild() {
        StateWriter past = new StateWriter();
        writeTo(past, true);
        ReferenceSample child = new ReferenceSample(form, scale, warmUp);
        child.readFrom(new StateReader(past.toBytes()), true);
        child.freeze();
        child.ofParent = true;
        return child;
    }

    /** True if the sample is that of another series. */
    public boolean ofParent() {
        return ofParent;
    }

    /** Throws away the days that have not been taken in yet, because a change was found in them. */
    public void forgetWaiting() {
        waiting.clear();
    }

    /** Notes the values of a minute without taking it for reference, as while a change is on. */
    public void ignore(ScoreBatch batch) {
        census.add(batch, scale);
    }

    /** The estimates from everything collected or taken in; requires {@link #arm} first. */
    public Baseline baseline() {
        double daySd = minutes() >= FEWEST_DAYS * DAY ? days.sd(tally) : 0;
        WanderModel grown = wander == null ? null : wander.grown((double) tally.count() / armedSamples);
        return new Baseline(form, scale, tally, profile(), dispersion, steady, daySd, grown);
    }

    private HourProfile profile() {
        return minutes() >= FEWEST_DAYS * DAY ? HourProfile.estimate(tally) : HourProfile.flat();
    }

    /** Scores collected or taken in. */
    public long samples() {
        return tally.count();
    }

    /** Minutes from the first to the last minute collected or taken in. */
    public long minutes() {
        return firstMinute == Long.MIN_VALUE ? 0 : lastMinute - firstMinute + 1;
    }

    /** True once no later day is taken in. */
    public boolean frozen() {
        return frozen;
    }

    /** What kind of values the series has had, during the warm-up and after it. */
    public ScoreCensus census() {
        return census;
    }

    private ScoreTally tallyOf(long minute, ScoreBatch batch) {
        ScoreTally one = new ScoreTally();
        one.add(hour(minute), batch, scale);
        return one;
    }

    private static int hour(long minute) {
        return (int) (Math.floorMod(minute, DAY) / 60);
    }

    /** Appends the sample; {@code armed} says whether {@link #arm} has been called. */
    public void writeTo(StateWriter out, boolean armed) {
        out.integer(firstMinute).integer(lastMinute).integer((frozen ? 1 : 0) + (ofParent ? 2 : 0));
        census.writeTo(out);
        tally.writeTo(out);
        days.writeTo(out);
        if (armed) {
            out.real(dispersion).integer(steady ? 1 : 0).integer(wander == null ? 0 : 1);
            if (wander != null) {
                out.integer(armedSamples);
                wander.writeTo(out);
            }
            out.integer(waiting.size());
            for (Day day : waiting) {
                out.integer(day.day);
                day.tally.writeTo(out);
            }
            if (wander != null && !frozen) {
                hours.writeTo(out);
            }
        } else {
            for (BlockDispersion block : blocks) {
                block.writeTo(out);
            }
            hours.writeTo(out);
        }
    }

    /** Takes over what {@link #writeTo} wrote. */
    public void readFrom(StateReader in, boolean armed) {
        firstMinute = in.integer();
        lastMinute = in.integer();
        int flags = in.index(3);
        frozen = (flags & 1) != 0;
        ofParent = (flags & 2) != 0;
        census.readFrom(in);
        tally = ScoreTally.read(in);
        days.readFrom(in);
        if (armed) {
            dispersion = in.real();
            steady = in.index(1) == 1;
            if (in.index(1) == 1) {
                armedSamples = in.integer();
                wander = WanderModel.read(in);
            }
            int size = in.index(Byte.MAX_VALUE);
            for (int i = 0; i < size; i++) {
                waiting.addLast(new Day(in.integer(), ScoreTally.read(in)));
            }
            if (wander != null && !frozen) {
                hours.readFrom(in);
            }
        } else {
            for (BlockDispersion block : blocks) {
                block.readFrom(in);
            }
            hours.readFrom(in);
        }
    }
}
