package dev.plumbline.processors.query.pages;

import static dev.plumbline.processors.query.pages.Markup.element;
import static dev.plumbline.processors.query.pages.Markup.text;

import dev.plumbline.processors.query.reports.AlertReport;
import java.time.Instant;

/** The page that an alert's link opens: one sentence, five facts, then the evidence. */
final class AlertPage {
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
                .add(new CameWith(alert, now).section())
                .add(BeforeAfterSection.of(alert))
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
