package dev.plumbline.processors.query.pages;

import static dev.plumbline.processors.query.pages.Markup.element;
import static dev.plumbline.processors.query.pages.Markup.text;

import dev.plumbline.processors.query.reports.AlertReport;
import dev.plumbline.processors.query.reports.Amount;
import dev.plumbline.processors.query.reports.BeforeAfter;
import java.math.BigDecimal;
import java.util.List;

/** The values before and since a change as shares of each side, over the same bins; drawn without a script. */
final class BeforeAfterSection {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 120;

    private BeforeAfterSection() {}

    /** The section; an empty one if there are no values to show. */
    static Markup of(AlertReport alert) {
        BeforeAfter values = alert.distribution();
        if (values == null) {
            return element("div");
        }
        long before = values.before().stream().mapToLong(Long::longValue).sum();
        long after = values.after().stream().mapToLong(Long::longValue).sum();
        return element("section")
                .with("class", "card")
                .with("id", "before-after")
                .add(text("h2", "Before and after"))
                .add(text(
                                "p",
                                "Outline: before the onset, n " + Numbers.count(before) + ". Filled: since, n "
                                        + Numbers.count(after) + ". Same bins, from " + edge(values, 0) + " to "
                                        + edge(values, values.edges().size() - 1) + ".")
                        .with("class", "summary"))
                .add(chart(values, before, after));
    }

    private static String edge(BeforeAfter values, int index) {
        BigDecimal edge = values.edges().get(index);
        return values.unit().equals("usd")
                ? "$" + edge.stripTrailingZeros().toPlainString()
                : Numbers.amount(new Amount(edge, values.unit(), null));
    }

    private static Markup chart(BeforeAfter values, long before, long after) {
        double highest = Math.max(highest(values.before(), before), highest(values.after(), after));
        Markup svg = element("svg")
                .with("class", "before-after")
                .with("viewBox", "0 0 " + WIDTH + " " + HEIGHT)
                .with("preserveAspectRatio", "none")
                .with("aria-hidden", "true");
        bars(svg, "after", values.after(), after, highest);
        bars(svg, "before", values.before(), before, highest);
        return svg;
    }

    private static double highest(List<Long> counts, long all) {
        return counts.stream().mapToLong(Long::longValue).max().orElse(0) / (double) Math.max(1, all);
    }

    private static void bars(Markup svg, String side, List<Long> counts, long all, double highest) {
        double width = (double) WIDTH / counts.size();
        for (int i = 0; i < counts.size(); i++) {
            long height = Math.round(HEIGHT * (counts.get(i) / (double) Math.max(1, all)) / Math.max(1e-9, highest));
            svg.add(element("rect")
                    .with("class", "bar-" + side)
                    .with("x", Long.toString(Math.round(i * width)))
                    .with("y", Long.toString(HEIGHT - height))
                    .with("width", Long.toString(Math.max(1, Math.round(width) - 1)))
                    .with("height", Long.toString(height)));
        }
    }
}
