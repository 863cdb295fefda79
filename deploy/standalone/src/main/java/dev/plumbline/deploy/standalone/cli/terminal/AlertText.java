package dev.plumbline.deploy.standalone.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.output.Numbers;
import dev.plumbline.deploy.standalone.output.Style;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An alert in words: what, since when, how sure, what it came with. */
public final class AlertText {
    private static final int BAR = 6;

    private AlertText() {}

    /** The sign of a state. */
    public static String glyph(String state) {
        return switch (state) {
            case "firing" -> "■";
            case "pending" -> "▲";
            case "corrected" -> "×";
            default -> "●";
        };
    }

    /** State, id and scope in one line. */
    public static String headline(JsonNode alert, Style style) {
        String state = alert.path("state").asText();
        String text = glyph(state) + " " + alert.path("id").asText() + " " + state.toUpperCase(Locale.ROOT);
        String coloured = state.equals("firing") ? style.alarm(text) : style.good(text);
        return coloured + "  " + Scopes.text(alert.path("scope"));
    }

    /** The whole answer of {@code /v1/alerts/ID}. */
    public static List<String> lines(JsonNode answer, Style style) {
        JsonNode alert = answer.path("data");
        List<String> lines = new ArrayList<>();
        lines.add(headline(alert, style));
        lines.add(alert.path("summary").asText());
        lines.add(("what       " + alert.path("metric").asText() + " " + move(alert)).strip());
        if (alert.has("onset")) {
            lines.add("since      " + since(alert.path("onset")));
        }
        lines.add("how sure   " + evidence(alert));
        if (!alert.path("attribution").isEmpty()) {
            lines.add("came with  " + attribution(alert.path("attribution")));
        }
        for (JsonNode change : alert.path("changes")) {
            lines.add("near       " + change(change));
        }
        if (!alert.path("detector").asText("").isEmpty()) {
            lines.add("baseline   " + alert.path("detector").asText());
        }
        if (isMigration(alert)) {
            sideBySide(alert.path("attribution")).ifPresent(lines::add);
        }
        for (JsonNode transition : answer.path("transitions")) {
            lines.add("log        " + transition.path("state").asText() + " "
                    + Times.day(transition
                            .path("resolvedAt")
                            .asText(transition.path("firedAt").asText())));
        }
        return lines;
    }

    private static String move(JsonNode alert) {
        if (isMigration(alert)) {
            return "";
        }
        if (isBudget(alert)) {
            return amount(alert.path("after")) + " of " + amount(alert.path("before"));
        }
        String after = amount(alert.path("after")) + " over "
                + Numbers.count(alert.path("n").asText("0"));
        return alert.has("before") ? amount(alert.path("before")) + " → " + after : after;
    }

    /** Near in time, which is all that is said. */
    private static String change(JsonNode change) {
        String to = change.path("to").asText();
        String versions = to.isEmpty() ? "" : " " + change.path("from").asText() + " → " + to;
        String author = change.path("author").asText();
        return Times.day(change.path("at").asText()) + " "
                + change.path("kind").asText().replace('_', ' ') + " "
                + change.path("subject").asText() + versions + (author.isEmpty() ? "" : " by " + author) + " "
                + change.path("link").asText();
    }

    private static String since(JsonNode onset) {
        String at = Times.day(onset.path("at").asText());
        if (!onset.has("low")) {
            return at;
        }
        return at + " (90%: " + Times.day(onset.path("low").asText()) + " – "
                + Times.day(onset.path("high").asText()) + ")";
    }

    private static String evidence(JsonNode alert) {
        String fired = "fired " + Times.day(alert.path("firedAt").asText());
        if (alert.has("evidence")) {
            return "E " + Numbers.count(whole(alert.at("/evidence/e"))) + " ≥ "
                    + Numbers.count(whole(alert.at("/evidence/threshold"))) + ", " + fired;
        }
        return isBudget(alert) ? "exact total, at or above " + amount(alert.path("threshold")) + ", " + fired : fired;
    }

    private static boolean isBudget(JsonNode alert) {
        return alert.path("kind").asText().equals("budget") && alert.has("before") && alert.has("threshold");
    }

    private static boolean isMigration(JsonNode alert) {
        return alert.path("kind").asText().equals("migration");
    }

    /** The new model is named first, then the one before it. */
    private static Optional<String> sideBySide(JsonNode models) {
        boolean known = models.at("/0/dimension").asText().equals("model")
                && models.at("/1/dimension").asText().equals("model");
        return known
                ? Optional.of("next       plumbline compare --by model --a "
                        + models.at("/1/value").asText() + " --b "
                        + models.at("/0/value").asText())
                : Optional.empty();
    }

    private static String whole(JsonNode number) {
        return number.decimalValue().setScale(0, RoundingMode.DOWN).toPlainString();
    }

    private static String attribution(JsonNode shares) {
        List<String> parts = new ArrayList<>();
        for (JsonNode share : shares) {
            BigDecimal percent =
                    share.path("share").decimalValue().movePointRight(2).setScale(0, RoundingMode.HALF_EVEN);
            String name = (share.path("dimension").asText() + " "
                            + share.path("value").asText())
                    .strip();
            int filled = Math.max(0, Math.min(BAR, Math.round(percent.floatValue() * BAR / 100)));
            parts.add(
                    parts.isEmpty()
                            ? name + " " + "█".repeat(filled) + " " + percent + "%"
                            : name + " " + percent + "%");
        }
        return String.join(" · ", parts);
    }

    private static String amount(JsonNode amount) {
        if (amount.has("nanos")) {
            return Numbers.dollars(amount.path("nanos").asText());
        }
        return amount.path("value")
                .decimalValue()
                .setScale(3, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
