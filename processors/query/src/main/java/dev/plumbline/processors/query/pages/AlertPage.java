package dev.plumbline.processors.query.pages;

import static dev.plumbline.processors.query.pages.Markup.element;
import static dev.plumbline.processors.query.pages.Markup.text;

import dev.plumbline.processors.query.reports.AlertReport;
import dev.plumbline.processors.query.reports.Attributed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** The page that an alert's link opens: one sentence, five facts, then the evidence. */
final class AlertPage {
    private static final int BAR_WIDTH = 240;

    private final AlertReport alert;
    private final AlertHistory history;
    private final AlertFacts facts;
    private final Instant now;

    AlertPage(AlertHistory history, Instant now) {
        this.alert = history.latest();
        this.history = history;
        this.facts = new AlertFacts(history, now);
        this.now = now;
    }

    String html() {
        Markup main = element("article")
                .with("class", "alert")
                .with("id", "alert")
                .with("data-id", alert.id())
                .add(head())
                .add(factList())
                .add(when())
                .add(cameWith())
                .add(log());
        return Page.of(alert.id() + " " + facts.state() + " " + facts.scope(), "alert", main.toString());
    }

    private Markup head() {
        Markup label = element("p").with("class", "alert-label");
        label.add(text("span", facts.state()).with("class", "state state-" + alert.state()));
        label.add(text("span", alert.kind() + " · " + facts.scope()));
        label.add(text("span", alert.id()).with("class", "mono"));
        Markup actions = element("p").with("class", "actions");
        actions.add(text("button", "Copy as Markdown")
                .with("id", "copy")
                .with("type", "button")
                .with("hidden", ""));
        actions.add(text("a", "Plain text").with("href", alert.url() + ".txt"));
        return element("header")
                .with("class", "alert-head")
                .add(label)
                .add(actions)
                .add(text("h1", alert.summary()));
    }

    private Markup factList() {
        Markup list = element("dl").with("class", "facts");
        for (Fact fact : facts.all()) {
            list.add(element("div")
                    .add(text("dt", fact.name()))
                    .add(text("dd", fact.value()))
                    .add(text("dd", fact.note()).with("class", "note")));
        }
        return list;
    }

    private Markup when() {
        Markup section = element("section").with("class", "card").with("id", "when");
        section.add(text("h2", "When"));
        section.add(text("p", "Drawn from the same totals as every other page; needs JavaScript.")
                .with("class", "summary"));
        section.add(element("div").with("class", "chart").with("id", "when-chart"));
        if (alert.evidence() != null) {
            section.add(text(
                            "p",
                            "E grows while the scores stay off their baseline. How often it would reach the threshold if "
                                    + "nothing had changed is bounded by the threshold; it is not the chance that this "
                                    + "alert is false.")
                    .with("class", "fine"));
        }
        return section;
    }

    private Markup cameWith() {
        Markup section = element("section").with("class", "card");
        section.add(text("h2", "Came with"));
        if (alert.attribution().isEmpty()) {
            return section.add(
                    text("p", "No change was held against this alert.").with("class", "summary"));
        }
        Markup table = element("table").with("class", "shares");
        for (Attributed part : alert.attribution()) {
            table.add(element("tr")
                    .add(text("th", (part.dimension().replace('_', ' ') + " " + part.value()).strip())
                            .with("scope", "row"))
                    .add(element("td").add(bar(part)))
                    .add(text("td", Numbers.percent(part.share())).with("class", "number")));
        }
        section.add(table);
        return section.add(text("p", "Share of the change that coincides with each. Association, not cause.")
                .with("class", "fine"));
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

    private Markup log() {
        Markup section = element("section").with("class", "card").add(text("h2", "Log"));
        Markup table = element("table").with("class", "log");
        for (AlertReport transition : history.transitions()) {
            Instant at = transition.resolvedAt() == null ? transition.firedAt() : transition.resolvedAt();
            table.add(element("tr")
                    .add(element("td").add(Times.element(at, now)))
                    .add(element("td")
                            .add(text("span", new AlertFacts(transition, now).state())
                                    .with("class", "state state-" + transition.state())))
                    .add(text("td", transition.summary())));
        }
        return section.add(table);
    }
}
