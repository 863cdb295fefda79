package dev.plumbline.processors.query.pages;

import static dev.plumbline.processors.query.pages.Markup.element;
import static dev.plumbline.processors.query.pages.Markup.text;

import dev.plumbline.processors.query.comparison.CompareAnswer;
import dev.plumbline.processors.query.comparison.Compared;
import dev.plumbline.processors.query.reports.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two versions, variants or models against each other: a row a measure with its interval drawn, readable without a script. */
final class ComparePage {
    private static final int WIDTH = 240;
    private static final int MIDDLE = WIDTH / 2;
    private static final Set<String> LEFT = Set.of("Measure", "Verdict");
    private static final double FILLED = .9;

    private final CompareAnswer.Data data;

    ComparePage(CompareAnswer answer) {
        this.data = answer.data();
    }

    Markup section() {
        Markup section = element("section").with("class", "card").with("id", "compare");
        section.add(text("h1", data.b() + " against " + data.a()));
        section.add(text("p", headline()).with("class", "summary"));
        if (data.split() != null) {
            section.add(text("p", split(data.split())).with("class", "summary").with("id", "split"));
        }
        section.add(table());
        data.notCompared()
                .forEach(one -> section.add(text("p", name(one.metric()) + ": " + one.reason() + ".")
                        .with("class", "fine")));
        if (data.leftOut() != null && !data.leftOut().isEmpty()) {
            section.add(text("p", "Left out, too few calls on one side: " + String.join(", ", data.leftOut()) + ".")
                    .with("class", "fine"));
        }
        return section.add(text("p", caveat()).with("class", "fine"));
    }

    private String headline() {
        long decided = data.measures().stream()
                .filter(measure -> String.valueOf(measure.recommendation()).startsWith("stop_for_"))
                .count();
        String scope = data.scope().isEmpty()
                ? "every feature"
                : String.join(
                        ", ",
                        data.scope().values().stream()
                                .map(values -> String.join(", ", values))
                                .toList());
        return scope + ": "
                + (decided == 0
                        ? "no decision yet"
                        : decided + " of " + data.measures().size() + " measures decided")
                + ". Safe to look at any time, as long as the start stays where it is.";
    }

    private static String split(CompareAnswer.Split split) {
        BigDecimal observed = split.observedA();
        String seen = observed == null ? "no calls" : Numbers.percent(observed) + " to the first";
        return (split.mismatch() ? "▲ Split " : "● Split ") + seen + ", planned " + Numbers.percent(split.plannedA())
                + (split.mismatch() ? ": chance hardly explains that. Find out why before reading the rest." : ".");
    }

    private String caveat() {
        String level = "All intervals hold at every look with " + Numbers.percent(data.level()) + ".";
        return data.split() == null
                ? level
                        + " Without a planned split this is a comparison, not an experiment: calls were not assigned by chance."
                : level;
    }

    private Markup table() {
        Markup table = element("table").with("class", "compare");
        Markup head = element("tr");
        for (String title :
                new String[] {"Measure", data.a(), data.b(), "Difference", "Interval", "", "P(better)", "Verdict"}) {
            Markup cell = text("th", title).with("scope", "col");
            head.add(LEFT.contains(title) ? cell : cell.with("class", "number"));
        }
        table.add(element("thead").add(head));
        Markup body = element("tbody");
        data.measures().forEach(measure -> body.add(row(measure)));
        return element("div").with("class", "scroll").add(table.add(body));
    }

    private Markup row(Compared measure) {
        BigDecimal better = measure.probabilityBetter();
        return element("tr")
                .add(text("th", name(measure.metric())).with("scope", "row"))
                .add(number(side(measure, measure.a())))
                .add(number(side(measure, measure.b())))
                .add(number(effect(measure, measure.effect())))
                .add(number(interval(measure)))
                .add(element("td").add(drawn(measure)))
                .add(number(better == null ? "·" : Numbers.percent(better)))
                .add(text("td", verdict(measure)));
    }

    private static Markup number(String text) {
        return text("td", text).with("class", "number");
    }

    private static String name(String metric) {
        String[] parts = metric.split(":", -1);
        return switch (parts[0]) {
            case "score" -> parts[1] + " (" + parts[2].toLowerCase(Locale.ROOT) + ")";
            case "rate" -> parts[1] + " rate";
            default -> metric.replace('_', ' ');
        };
    }

    private static String side(Compared measure, Compared.Side side) {
        BigDecimal level = side.level();
        return (level == null ? "·" : Numbers.amount(new Amount(level, measure.unit(), null))) + ", n "
                + Numbers.count(side.n());
    }

    private static String interval(Compared measure) {
        return measure.low() == null
                ? "·"
                : "[" + effect(measure, measure.low()) + ", " + effect(measure, measure.high()) + "]";
    }

    private static String effect(Compared measure, @Nullable BigDecimal effect) {
        if (effect == null) {
            return "·";
        }
        String sign = effect.signum() < 0 ? "−" : effect.signum() > 0 ? "+" : "";
        BigDecimal size = effect.abs();
        boolean ratio = measure.scale().equals("ratio");
        String amount = Numbers.amount(new Amount(size, ratio ? "share" : measure.unit(), null));
        boolean points = !ratio && measure.unit().equals("share");
        return sign + (points ? amount.replace("%", " points") : amount);
    }

    /** Zero in the middle; the longer side of the interval nearly reaches the rim. */
    private static Markup drawn(Compared measure) {
        Markup svg = element("svg")
                .with("class", "interval")
                .with("viewBox", "0 0 " + WIDTH + " 16")
                .with("aria-hidden", "true");
        BigDecimal low = measure.low();
        BigDecimal high = measure.high();
        BigDecimal effect = measure.effect();
        if (low != null && high != null && effect != null) {
            double reach = Math.max(Math.abs(low.doubleValue()), Math.abs(high.doubleValue()));
            double scale = reach == 0 ? 0 : FILLED * MIDDLE / reach;
            svg.add(rect(
                    "interval-range",
                    MIDDLE + scale * low.doubleValue(),
                    6,
                    scale * high.subtract(low).doubleValue(),
                    4));
            svg.add(rect("interval-zero", MIDDLE, 0, 1, 16));
            svg.add(rect("interval-effect", MIDDLE + scale * effect.doubleValue() - 2, 3, 4, 10));
        }
        return svg;
    }

    private static Markup rect(String kind, double x, int y, double width, int height) {
        return element("rect")
                .with("class", kind)
                .with("x", tenths(x))
                .with("y", Integer.toString(y))
                .with("width", tenths(Math.max(1, width)))
                .with("height", Integer.toString(height));
    }

    private static String tenths(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }

    private String verdict(Compared measure) {
        return switch (String.valueOf(measure.recommendation())) {
            case "stop_for_a" -> "● stop: " + data.a() + " is better";
            case "stop_for_b" -> "● stop: " + data.b() + " is better";
            case "stop_for_either" -> "● stop: no difference that matters";
            case "check_assignment" -> "▲ check the split";
            case "wait" -> "too few calls";
            case "continue" -> "no decision yet";
            default -> "";
        };
    }
}
