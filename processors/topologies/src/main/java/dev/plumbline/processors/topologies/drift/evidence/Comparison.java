package dev.plumbline.processors.topologies.drift.evidence;

import dev.plumbline.processors.drift.sequential.Onset;
import dev.plumbline.processors.topologies.drift.history.Span;
import java.util.List;

/**
 * The spans of a series before a change and since. Those between the earliest minute at which it may have begun and the
 * likeliest belong to neither side: counted as before, they would make elements that came with the change look old.
 *
 * @param before spans that end before the change can have begun
 * @param after spans that begin when it has most likely begun, or later
 */
public record Comparison(List<Span> before, List<Span> after) {
    public Comparison {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * Splits a history. Where nothing is left on a side, it takes in what borders on it.
     *
     * @param history spans, the oldest first
     * @param quietSince the first minute that may count as before, if any is left then
     * @param onset when the change began
     */
    public static Comparison of(List<Span> history, long quietSince, Onset onset) {
        List<Span> after =
                history.stream().filter(span -> span.first() >= onset.minute()).toList();
        return new Comparison(
                before(history, quietSince, onset),
                after.isEmpty()
                        ? history.stream()
                                .filter(span -> span.last() >= onset.minute())
                                .toList()
                        : after);
    }

    private static List<Span> before(List<Span> history, long quietSince, Onset onset) {
        List<Span> certain = ended(history, quietSince, onset.lowMinute());
        if (!certain.isEmpty()) {
            return certain;
        }
        List<Span> likely = ended(history, quietSince, onset.minute());
        return likely.isEmpty() ? ended(history, Long.MIN_VALUE, onset.minute()) : likely;
    }

    private static List<Span> ended(List<Span> history, long since, long end) {
        return history.stream()
                .filter(span -> span.first() >= since && span.last() < end)
                .toList();
    }
}
