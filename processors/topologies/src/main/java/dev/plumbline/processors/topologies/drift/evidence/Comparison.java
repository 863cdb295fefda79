package dev.plumbline.processors.topologies.drift.evidence;

import dev.plumbline.processors.topologies.drift.history.Span;
import java.util.List;

/**
 * The spans of a series before a change and since. A span that the onset falls into belongs to neither side, unless there
 * is nothing else since the onset.
 *
 * @param before spans that end before the onset
 * @param after spans that begin at the onset or later
 */
public record Comparison(List<Span> before, List<Span> after) {
    public Comparison {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * Splits a history.
     *
     * @param history spans, the oldest first
     * @param quietSince the first minute that may count as before, if any is left then
     * @param onset the first minute of the change
     */
    public static Comparison of(List<Span> history, long quietSince, long onset) {
        List<Span> before = history.stream().filter(span -> span.last() < onset).toList();
        List<Span> quiet =
                before.stream().filter(span -> span.first() >= quietSince).toList();
        List<Span> after =
                history.stream().filter(span -> span.first() >= onset).toList();
        return new Comparison(
                quiet.isEmpty() ? before : quiet,
                after.isEmpty()
                        ? history.stream().filter(span -> span.last() >= onset).toList()
                        : after);
    }
}
