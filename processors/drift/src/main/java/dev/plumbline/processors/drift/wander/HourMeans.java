package dev.plumbline.processors.drift.wander;

import dev.plumbline.processors.drift.sequential.RecentMinutes;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts and sums of the latest hours with scores, at most three weeks of them.
 *
 * <p>Sums are millionths above the low end of the scale. Not thread-safe.
 */
public final class HourMeans {
    private static final int MOST = 21 * 24;
    private static final int MINUTES = 60;

    /** One hour since the epoch. */
    record Hour(long hour, long count, long sum) {}

    private final Deque<Hour> hours = new ArrayDeque<>();

    /** Adds scores of a minute that is not earlier than any before. */
    public void add(long minute, long count, long sum) {
        long hour = Math.floorDiv(minute, MINUTES);
        Hour last = hours.peekLast();
        if (last != null && last.hour == hour) {
            hours.removeLast();
            hours.addLast(new Hour(hour, last.count + count, Math.addExact(last.sum, sum)));
        } else {
            hours.addLast(new Hour(hour, count, sum));
        }
        if (hours.size() > MOST) {
            hours.removeFirst();
        }
    }

    /** Forgets every hour. */
    public void clear() {
        hours.clear();
    }

    Iterable<Hour> earliestFirst() {
        return hours;
    }

    /**
     * Appends the latest whole hours, at most so many, to recent minutes: where the level was before the first of those.
     *
     * @param origin what a sum of 0 a score stands for: the low end of the scale, but for what a coarse histogram is off
     */
    public void replay(RecentMinutes recent, int most, long origin) {
        hours.stream()
                .limit(Math.max(0, hours.size() - 1))
                .skip(Math.max(0, hours.size() - 1 - most))
                .forEach(one -> recent.add(one.hour * MINUTES + MINUTES - 1, one.count, one.sum + one.count * origin));
    }

    int size() {
        return hours.size();
    }

    /** Appends every hour. */
    public void writeTo(StateWriter out) {
        out.integer(hours.size());
        long before = 0;
        for (Hour hour : hours) {
            out.integer(hour.hour - before).integer(hour.count).integer(hour.sum);
            before = hour.hour;
        }
    }

    /** Takes the hours over from what {@link #writeTo} wrote. */
    public void readFrom(StateReader in) {
        hours.clear();
        long at = 0;
        for (int left = in.index(MOST); left > 0; left--) {
            at += in.integer();
            hours.addLast(new Hour(at, in.integer(), in.integer()));
        }
    }
}
