package dev.plumbline.processors.query.pages;

import dev.plumbline.processors.query.reports.AlertReport;
import java.time.Instant;
import java.util.List;

/**
 * An alert with what led to it.
 *
 * @param transitions first to last, at least one
 * @param unpricedCalls for a budget the calls of its period without a known price; else 0
 */
record AlertHistory(List<AlertReport> transitions, long unpricedCalls) {

    AlertHistory {
        transitions = List.copyOf(transitions);
    }

    /** The alert as it stands. */
    AlertReport latest() {
        return transitions.get(transitions.size() - 1);
    }

    /** When it last began to fire: the transition that ends it may carry its own time instead. */
    Instant firedAt() {
        Instant fired = latest().firedAt();
        for (AlertReport transition : transitions) {
            fired = transition.firing() ? transition.firedAt() : fired;
        }
        return fired;
    }
}
