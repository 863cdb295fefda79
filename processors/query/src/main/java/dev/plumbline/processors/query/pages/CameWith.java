package dev.plumbline.processors.query.pages;

import static dev.plumbline.processors.query.pages.Markup.element;
import static dev.plumbline.processors.query.pages.Markup.text;

import dev.plumbline.processors.query.reports.AlertReport;
import dev.plumbline.processors.query.reports.Amount;
import dev.plumbline.processors.query.reports.Attributed;
import dev.plumbline.processors.query.reports.NearbyChange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change came with: the elements that carry it, and the change events near its onset. */
final class CameWith {
    private static final Set<String> COMPARABLE = Set.of("prompt_version", "model", "requested_model", "variant");
    private static final int BAR_WIDTH = 240;

    private final AlertReport alert;
    private final Instant now;

    CameWith(AlertReport alert, Instant now) {
        this.alert = alert;
        this.now = now;
    }

    Markup section() {
        Markup section = element("section").with("class", "card").with("id", "came-with");
        section.add(text("h2", "Came with"));
        section.add(text("p", verdict()).with("class", "summary"));
        if (!alert.attribution().isEmpty()) {
            section.add(shares());
            section.add(text("p", "Share of the change that coincides with each. Association, not cause.")
                    .with("class", "fine"));
        }
        if (!alert.changes().isEmpty()) {
            section.add(text("h3", "Change events near the onset"));
            section.add(changes());
        }
        return section;
    }

    private String verdict() {
        return switch (alert.verdict()) {
            case "segment" -> "Some parts moved and others did not.";
            case "mix" -> "The parts stayed as they were; their shares of the traffic moved.";
            case "replacement" -> "New parts took the place of those before.";
            case "global" -> "Everything moved alike: no single segment carries it.";
            case "evaluator" ->
                "The evaluator changed near the onset: read this as a change of the measurement, not of the model.";
            default ->
                alert.attribution().isEmpty()
                        ? "No change was held against this alert."
                        : "The parts that carry the change.";
        };
    }

    private Markup shares() {
        Markup table = element("table").with("class", "shares");
        for (Attributed part : alert.attribution()) {
            table.add(element("tr")
                    .add(element("th").with("scope", "row").add(named(part)))
                    .add(element("td").add(bar(part)))
                    .add(text("td", Numbers.percent(part.share())).with("class", "number"))
                    .add(text("td", levels(part)).with("class", "number")));
        }
        return table;
    }

    /** A version or model leads to its comparison with what was used most. */
    private Markup named(Attributed part) {
        String name = AlertFacts.elementOf(part);
        String feature = alert.scope().getOrDefault("feature", "");
        if (!COMPARABLE.contains(part.dimension()) || part.value().isEmpty() || feature.isEmpty()) {
            return text("span", name);
        }
        if (alert.kind().equals("migration") && part.share().signum() > 0) {
            return sideBySide(part, name);
        }
        String path = "/compare?feature=" + CompareRequests.encoded(feature) + "&by=" + part.dimension() + "&b="
                + CompareRequests.encoded(part.value());
        return text("a", name).with("href", path).with("title", "Compare");
    }

    /** An old and a new model are compared over all features that both serve. */
    private Markup sideBySide(Attributed part, String name) {
        String before = alert.attribution().stream()
                .filter(other -> other.dimension().equals(part.dimension())
                        && other.share().signum() == 0)
                .map(other -> "&a=" + CompareRequests.encoded(other.value()))
                .findFirst()
                .orElse("");
        String path = "/compare?by=model" + before + "&b=" + CompareRequests.encoded(part.value());
        return text("a", name).with("href", path).with("title", "Old against new over the same features");
    }

    private static String levels(Attributed part) {
        if (part.nBefore() == 0 && part.n() == 0) {
            return "";
        }
        return level(part.before(), "new") + " → " + level(part.after(), "gone") + ", n "
                + Numbers.count(part.nBefore()) + " → " + Numbers.count(part.n());
    }

    private static String level(@Nullable Amount amount, String otherwise) {
        return amount == null ? otherwise : Numbers.amount(amount);
    }

    /** A bar drawn by attributes, because inline styles are forbidden. */
    private static Markup bar(Attributed part) {
        String kind = part.dimension().equals(Attributed.UNEXPLAINED) ? "share-rest" : "share";
        long width = part.share()
                .abs()
                .min(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(BAR_WIDTH))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValue();
        Markup rect = element("rect")
                .with("class", kind)
                .with("width", Long.toString(Math.max(1, width)))
                .with("height", "12");
        return element("svg")
                .with("viewBox", "0 0 " + BAR_WIDTH + " 12")
                .with("preserveAspectRatio", "none")
                .with("aria-hidden", "true")
                .add(rect);
    }

    private Markup changes() {
        Markup table = element("table").with("class", "log").with("id", "changes");
        for (NearbyChange change : alert.changes()) {
            Markup what = element("td").add(text("span", sentence(change)));
            if (change.link().startsWith("https://") || change.link().startsWith("http://")) {
                what.add(text("a", " link").with("href", change.link()).with("rel", "noreferrer"));
            }
            table.add(element("tr")
                    .add(element("td").add(Times.element(change.at(), now)))
                    .add(what)
                    .add(text("td", people(change))));
        }
        return table;
    }

    static String sentence(NearbyChange change) {
        String versions =
                change.to().isEmpty() ? "" : " " + (change.from().isEmpty() ? "" : change.from() + " → ") + change.to();
        return change.kind().replace('_', ' ') + " " + change.subject() + versions;
    }

    static String people(NearbyChange change) {
        String author = change.author().isEmpty() ? "" : "by " + change.author();
        String approver = change.approver().isEmpty() ? "" : "approved by " + change.approver();
        return author.isEmpty() || approver.isEmpty() ? author + approver : author + ", " + approver;
    }
}
