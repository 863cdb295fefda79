package dev.plumbline.processors.query.pages;

import static dev.plumbline.processors.query.pages.Markup.element;
import static dev.plumbline.processors.query.pages.Markup.text;

import dev.plumbline.processors.query.reports.AlertReport;
import java.time.Instant;
import java.util.List;

/** All alerts, firing ones first. */
final class AlertListPage {

    private AlertListPage() {}

    static String html(List<AlertReport> alerts, Instant now) {
        Markup card = element("section").with("class", "card").add(text("h1", "Alerts"));
        if (alerts.isEmpty()) {
            card.add(text("p", "● Nothing has fired yet.").with("class", "summary"));
        } else {
            card.add(table(alerts, now));
        }
        return Page.of("Alerts", "alerts", card.toString());
    }

    private static Markup table(List<AlertReport> alerts, Instant now) {
        Markup head = element("tr");
        List.of("State", "What", "Since", "Scope", "Rule").forEach(name -> head.add(text("th", name)));
        Markup body = element("tbody");
        alerts.forEach(alert -> body.add(row(alert, now)));
        return element("table")
                .with("class", "list")
                .add(element("thead").add(head))
                .add(body);
    }

    private static Markup row(AlertReport alert, Instant now) {
        AlertFacts facts = new AlertFacts(alert, now);
        Instant since = alert.onset() == null ? alert.firedAt() : alert.onset().at();
        return element("tr")
                .add(element("td").add(text("span", facts.state()).with("class", "state state-" + alert.state())))
                .add(element("td").add(text("a", alert.summary()).with("href", alert.url())))
                .add(element("td").add(Times.element(since, now)))
                .add(text("td", facts.scope()))
                .add(text("td", alert.rule()).with("class", "mono"));
    }
}
