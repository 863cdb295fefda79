package dev.plumbline.processors.query.pages;

import dev.plumbline.processors.query.reports.AlertReport;
import dev.plumbline.processors.query.reports.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of an alert that counts spending: there is no change to estimate, so no baseline, interval or sample. */
final class BudgetFacts {
    private final AlertHistory history;
    private final AlertReport alert;
    private final Instant now;

    BudgetFacts(AlertHistory history, Instant now) {
        this.history = history;
        this.alert = history.latest();
        this.now = now;
    }

    List<Fact> all(String scope) {
        return List.of(
                what(),
                since(),
                howSure(),
                new Fact("CAME WITH", "Not attributed", "a budget counts and does not compare"),
                new Fact("TOUCHES", scope, "all spending of it in the period"));
    }

    private Fact what() {
        String spent = (history.unpricedCalls() > 0 ? "≥ " : "") + Numbers.amount(alert.after());
        return new Fact("WHAT", spent + ofLimit(alert.before()), "spend" + threshold(alert.threshold()));
    }

    private String ofLimit(@Nullable Amount limit) {
        return limit == null
                ? ""
                : " of " + Numbers.amount(limit) + " ("
                        + Numbers.used(alert.after().value(), limit.value()) + ")";
    }

    private String threshold(@Nullable Amount threshold) {
        if (threshold == null) {
            return "";
        }
        String amount = Numbers.amount(threshold);
        return alert.state().equals("corrected")
                ? ", below the threshold of " + amount + " again"
                : ", threshold " + amount + " reached";
    }

    private Fact since() {
        Instant fired = history.firedAt();
        Instant end = alert.resolvedAt();
        String length = end == null ? Times.age(fired, now) + " ago" : "lasted " + Times.age(fired, end);
        return new Fact("SINCE", Times.absolute(fired, now) + " UTC", "when it fired, " + length);
    }

    private Fact howSure() {
        long unpriced = history.unpricedCalls();
        return new Fact(
                "HOW SURE",
                "Exact total",
                unpriced == 0
                        ? "every call has a price"
                        : Numbers.count(unpriced) + (unpriced == 1 ? " call has" : " calls have")
                                + " no price and would come on top");
    }
}
