package dev.plumbline.processors.drift.sequential;

import dev.plumbline.processors.drift.scores.ScoreBatch;
import dev.plumbline.processors.drift.state.StateReader;
import dev.plumbline.processors.drift.state.StateWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Count and sum of the recent minutes, fine for the latest and coarser with age, in bounded space.
 *
 * <p>An exponential histogram over minutes that have scores: the latest 24 stay apart, then up to 5 spans of 2, 5 of
 * 4, and so on to 5 of 1,024 minutes. A level that overflows merges its two oldest spans into one of the next level; the
 * last level drops its oldest. At most 74 spans that reach back 10,254 minutes with scores, so an onset found {@code a}
 * minutes ago is off by less than a quarter of {@code a} for want of resolution. Not thread-safe.
 */
public final class RecentMinutes {
    private static final int FINE = 24;
    private static final int COARSE = 5;
    private static final int LEVELS = 11;

    /**
     * One span of minutes.
     *
     * @param first its first minute with scores
     * @param last its last minute with scores
     * @param minutes how many minutes with scores it has
     * @param count scores
     * @param sum exact sum of the scores in millionths
     */
    public record Span(long first, long last, int minutes, long count, long sum) {
        /** Its scores as a batch in which all are at most a millionth apart. */
        public ScoreBatch asBatch() {
            long low = Math.floorDiv(sum, count);
            long above = sum - low * count;
            return ScoreBatch.builder()
                    .bin(low, count - above)
                    .bin(low + 1, above)
                    .build();
        }

        Span plus(Span later) {
            return new Span(
                    first,
                    later.last,
                    minutes + later.minutes,
                    Math.addExact(count, later.count),
                    Math.addExact(sum, later.sum));
        }
    }

    private final List<Deque<Span>> levels = new ArrayList<>(LEVELS);

    /** No minutes. */
    public RecentMinutes() {
        for (int level = 0; level < LEVELS; level++) {
            levels.add(new ArrayDeque<>());
        }
    }

    /** Forgets every minute. */
    public void clear() {
        levels.forEach(Deque::clear);
    }

    /** Adds a minute with at least one score, later than every minute before. */
    public void add(long minute, long count, long exactSum) {
        Span carry = new Span(minute, minute, 1, count, exactSum);
        for (int level = 0; level < LEVELS; level++) {
            Deque<Span> spans = levels.get(level);
            spans.addLast(carry);
            if (spans.size() <= (level == 0 ? FINE : COARSE)) {
                return;
            }
            Span oldest = spans.removeFirst();
            if (level == LEVELS - 1) {
                return;
            }
            carry = oldest.plus(spans.removeFirst());
        }
    }

    /** Every span, the latest first. */
    public List<Span> latestFirst() {
        List<Span> all = new ArrayList<>();
        for (Deque<Span> level : levels) {
            level.descendingIterator().forEachRemaining(all::add);
        }
        return all;
    }

    /** Appends every span. */
    public void writeTo(StateWriter out) {
        long after = 0;
        for (int level = LEVELS - 1; level >= 0; level--) {
            out.integer(levels.get(level).size());
            for (Span span : levels.get(level)) {
                out.integer(span.first - after);
                if (level > 0) {
                    out.integer(span.last - span.first);
                }

                out.integer(span.count).integer(span.sum);
                after = span.last;
            }
        }
    }

    /** Takes the spans over from what {@link #writeTo} wrote. */
    public void readFrom(StateReader in) {
        clear();
        long after = 0;
        for (int level = LEVELS - 1; level >= 0; level--) {
            int size = in.index(FINE);
            for (int i = 0; i < size; i++) {
                long first = after + in.integer();
                after = level == 0 ? first : first + in.integer();
                levels.get(level).addLast(new Span(first, after, 1 << level, in.integer(), in.integer()));
            }
        }
    }
}
