package dev.plumbline.processors.query.pages;

import dev.plumbline.processors.query.reports.AlertReport;
import dev.plumbline.processors.query.reports.Amount;
import dev.plumbline.processors.query.reports.Attributed;
import dev.plumbline.processors.query.reports.Onset;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an alert says, in the words that the page and the copied text share. */
final class AlertFacts {
    /** Above this share no single change explains the alert. */
    private static final BigDecimal MOSTLY_UNEXPLAINED = new BigDecimal("0.3");

    private final AlertHistory history;
    private final AlertReport alert;
    private final Instant now;

    AlertFacts(AlertHistory history, Instant now) {
        this.history = history;
        this.alert = history.latest();
        this.now = now;
    }

    /** Of one transition by itself. */
    AlertFacts(AlertReport transition, Instant now) {
        this(new AlertHistory(List.of(transition), 0), now);
    }

    /** The five facts, always in the same order. */
    List<Fact> all() {
        return switch (alert.kind()) {
            case "budget" -> new BudgetFacts(history, now).all(scope());
            case "migration" -> migration();
            default -> List.of(what(), since(), howSure(), cameWith(), touches());
        };
    }

    /** News about a model: seen, not inferred. */
    private List<Fact> migration() {
        Onset onset = alert.onset();
        Instant at = onset == null ? history.firedAt() : onset.at();
        String news = alert.metric().substring(alert.metric().indexOf(':') + 1).replace('_', ' ');
        String what = alert.attribution().isEmpty()
                ? "in " + Numbers.amount(alert.after()) + " days"
                : elementOf(alert.attribution().get(0));
        return List.of(
                new Fact("WHAT", what, news),
                new Fact("SINCE", Times.absolute(at, now) + " UTC", Times.age(at, now) + " ago"),
                new Fact("HOW SURE", "Seen in calls", "fired " + Times.absolute(history.firedAt(), now)),
                new Fact("CAME WITH", nearest("no change event near it"), ""),
                new Fact("TOUCHES", scope(), ""));
    }

    /** State as a glyph and a word. */
    String state() {
        return switch (alert.state()) {
            case "firing" -> "■ FIRING";
            case "pending" -> "▲ PENDING";
            case "resolved" -> "● RESOLVED";
            case "corrected" -> "● WITHDRAWN";
            default -> "? UNKNOWN";
        };
    }

    /** Scope as text: values only where they speak for themselves. */
    String scope() {
        return alert.scope().isEmpty()
                ? "everything"
                : alert.scope().entrySet().stream().map(AlertFacts::element).collect(Collectors.joining(" · "));
    }

    private static String element(Map.Entry<String, String> entry) {
        return entry.getKey().equals("feature") ? entry.getValue() : entry.getKey() + " " + entry.getValue();
    }

    private Fact what() {
        Amount before = alert.before();
        Amount after = alert.after();
        if (before == null) {
            Amount threshold = alert.threshold();
            String against = threshold == null ? "" : "threshold " + Numbers.amount(threshold);
            return new Fact("WHAT", Numbers.amount(after), join(metric(), against));
        }
        return new Fact(
                "WHAT",
                Numbers.change(before, after),
                join(metric(), Numbers.amount(before) + " → " + Numbers.amount(after)));
    }

    /** {@code score:correctness:JUDGE} as {@code correctness (judge)}. */
    private String metric() {
        String[] parts = alert.metric().split(":", -1);
        return parts.length == 3 && parts[0].equals("score")
                ? parts[1] + " (" + parts[2].toLowerCase(Locale.ROOT) + ")"
                : alert.metric().replace("rate:", "rate of ").replace('_', ' ');
    }

    private Fact since() {
        Onset onset = alert.onset();
        Instant at = onset == null ? history.firedAt() : onset.at();
        String end = alert.resolvedAt() == null
                ? Times.age(at, now) + " ago"
                : "lasted " + Times.age(at, alert.resolvedAt());
        return new Fact("SINCE", Times.absolute(at, now) + " UTC", join(interval(onset), end));
    }

    private String interval(@Nullable Onset onset) {
        if (onset == null || onset.low() == null || onset.high() == null || onset.level() == null) {
            return onset == null ? "when it fired" : "estimated";
        }
        return Numbers.percent(BigDecimal.valueOf(onset.level())) + ": " + Times.absolute(onset.low(), now) + "–"
                + Times.absolute(onset.high(), now);
    }

    private Fact howSure() {
        AlertReport.Evidence evidence = alert.evidence();
        String fired = "fired " + Times.absolute(history.firedAt(), now);
        if (evidence == null) {
            return new Fact("HOW SURE", "Counted exactly", fired);
        }
        String held = "E " + Numbers.evidence(evidence.e()) + " ≥ " + Numbers.evidence(evidence.threshold());
        return new Fact("HOW SURE", held, fired);
    }

    private Fact cameWith() {
        List<Attributed> parts = alert.attribution();
        if (parts.isEmpty()) {
            return new Fact("CAME WITH", unattributed(), nearest("no change event near the onset"));
        }
        Attributed first = parts.get(0);
        BigDecimal rest = parts.get(parts.size() - 1).share();
        if (rest.compareTo(MOSTLY_UNEXPLAINED) > 0) {
            return new Fact("CAME WITH", "No single change explains it", Numbers.percent(rest) + " unexplained");
        }
        return new Fact(
                "CAME WITH", elementOf(first), join(Numbers.percent(first.share()) + " of the change", nearest("")));
    }

    static String elementOf(Attributed part) {
        boolean named = !part.value().isEmpty() || part.dimension().equals(Attributed.UNEXPLAINED);
        return (part.dimension().replace('_', ' ') + " " + (named ? part.value() : "(none)")).strip();
    }

    private String unattributed() {
        return switch (alert.verdict()) {
            case "global" -> "No single segment";
            case "evaluator" -> "A change of the evaluator";
            default -> "Not attributed";
        };
    }

    /** The change event nearest to the onset in a few words. */
    private String nearest(String otherwise) {
        return alert.changes().stream()
                .findFirst()
                .map(change -> change.kind().replace('_', ' ') + " "
                        + Times.absolute(change.at(), now)
                        + (change.author().isEmpty() ? "" : " by " + change.author()))
                .orElse(otherwise);
    }

    private Fact touches() {
        String before = alert.nBefore() == 0 ? "" : "baseline " + Numbers.count(alert.nBefore());
        String unit = alert.metric().startsWith("score") || alert.metric().startsWith("rate:thumbs")
                ? " scores"
                : alert.metric().endsWith("_per_call") ? " minutes" : " calls";
        return new Fact("TOUCHES", Numbers.count(alert.n()) + unit, join(scope(), before));
    }

    private static String join(String a, String b) {
        return a.isEmpty() || b.isEmpty() ? a + b : a + ", " + b;
    }
}
