package dev.plumbline.processors.query.pages;

import dev.plumbline.processors.query.reports.AlertReport;
import dev.plumbline.processors.query.reports.Attributed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An alert as Markdown, to be pasted into a ticket or a chat. */
final class AlertMarkdown {

    private AlertMarkdown() {}

    static String of(AlertHistory history, Instant now, String link) {
        AlertReport alert = history.latest();
        AlertFacts facts = new AlertFacts(history, now);
        StringBuilder out = new StringBuilder();
        out.append("**")
                .append(facts.state())
                .append("** ")
                .append(alert.kind())
                .append(" · ");
        out.append(plain(facts.scope())).append(" · ").append(plain(alert.id())).append("\n\n");
        out.append(plain(alert.summary())).append("\n\n");
        for (Fact fact : facts.all()) {
            out.append("- **").append(fact.name()).append("** ").append(plain(fact.value()));
            out.append(fact.note().isEmpty() ? "" : " (" + plain(fact.note()) + ")")
                    .append('\n');
            if (fact.name().equals("CAME WITH")) {
                shares(alert, out);
            }
        }
        out.append("\nTimes are UTC, as of ")
                .append(now.truncatedTo(ChronoUnit.SECONDS))
                .append(".\n")
                .append(link)
                .append('\n');
        return out.toString();
    }

    /** A list within the item that they belong to. */
    private static void shares(AlertReport alert, StringBuilder out) {
        for (Attributed part : alert.attribution()) {
            out.append("  - ")
                    .append(plain(AlertFacts.elementOf(part)))
                    .append(' ')
                    .append(Numbers.percent(part.share()))
                    .append('\n');
        }
        alert.changes()
                .forEach(change -> out.append("  - near the onset: ")
                        .append(plain(CameWith.sentence(change) + " at " + change.at() + " " + CameWith.people(change)))
                        .append('\n'));
    }

    /** Names as they are: what Markdown would read as markup is escaped, and a line stays one line. */
    private static String plain(String text) {
        return text.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\`*_\\[\\]<>#|~])", "\\\\$1");
    }
}
