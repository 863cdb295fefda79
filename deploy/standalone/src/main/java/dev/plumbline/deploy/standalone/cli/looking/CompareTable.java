package dev.plumbline.deploy.standalone.cli.looking;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.deploy.standalone.output.Column;
import dev.plumbline.deploy.standalone.output.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Words a comparison: a row a measure, then what is to be known beside them. */
final class CompareTable {
    private static final String NOTHING = "·";

    private CompareTable() {}

    static List<Column> columns(JsonNode data) {
        return List.of(
                new Column("MEASURE", false, CompareTable::measure, exact("/metric")),
                side(data.path("a").asText(), "a"),
                side(data.path("b").asText(), "b"),
                new Column("DIFFERENCE", true, row -> effect(row, "/effect"), exact("/effect")),
                new Column(
                        "INTERVAL",
                        false,
                        CompareTable::interval,
                        row -> exact("/low").apply(row) + ".." + exact("/high").apply(row)),
                new Column("P(B BETTER)", true, CompareTable::better, exact("/probabilityBetter")),
                new Column("VERDICT", false, row -> verdict(row, data), exact("/recommendation")));
    }

    private static Column side(String name, String side) {
        return new Column(
                name,
                true,
                row -> level(row, side) + " (n "
                        + Numbers.count(row.at("/" + side + "/n").asText()) + ")",
                exact("/" + side + "/level"));
    }

    private static Function<JsonNode, String> exact(String pointer) {
        return row -> row.at(pointer).isNumber()
                ? row.at(pointer).decimalValue().toPlainString()
                : row.at(pointer).asText("");
    }

    static List<String> notes(JsonNode data) {
        List<String> notes = new ArrayList<>();
        JsonNode split = data.path("split");
        if (!split.isMissingNode()) {
            notes.add((split.path("mismatch").asBoolean() ? "▲ split " : "✓ split ")
                    + percent(split.path("observedA").decimalValue(), 1) + " to A, planned "
                    + percent(split.path("plannedA").decimalValue(), 1)
                    + (split.path("mismatch").asBoolean() ? ": find out why before reading the rest" : ""));
        }
        data.path("notCompared")
                .forEach(one -> notes.add(name(one.path("metric").asText()) + ": "
                        + one.path("reason").asText()));
        if (!data.path("leftOut").isEmpty()) {
            List<String> features = new ArrayList<>();
            data.path("leftOut").forEach(feature -> features.add(feature.asText()));
            notes.add("left out, too few calls on one side: " + String.join(", ", features));
        }
        notes.add("all intervals hold at every look with "
                + percent(data.path("level").decimalValue(), 0));
        return notes;
    }

    private static String measure(JsonNode row) {
        return name(row.path("metric").asText());
    }

    private static String name(String metric) {
        String[] parts = metric.split(":", -1);
        return switch (parts[0]) {
            case "score" -> parts[1] + " (" + parts[2].toLowerCase(Locale.ROOT) + ")";
            case "rate" -> parts[1] + " rate";
            case "cost_per_call" -> "cost per 1K calls";
            default -> metric.replace('_', ' ');
        };
    }

    private static String level(JsonNode row, String side) {
        JsonNode level = row.at("/" + side + "/level");
        return level.isMissingNode() ? NOTHING : amount(row, level.decimalValue());
    }

    private static String amount(JsonNode row, BigDecimal value) {
        return switch (row.path("unit").asText()) {
            case "usd" ->
                Numbers.dollars(value.movePointRight(12)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toString());
            case "seconds" ->
                Numbers.duration(value.movePointRight(6)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .toString());
            case "share" -> percent(value, 2);
            default -> value.setScale(3, RoundingMode.HALF_EVEN).toPlainString().replace('-', '−');
        };
    }

    private static String effect(JsonNode row, String pointer) {
        JsonNode effect = row.at(pointer);
        if (effect.isMissingNode()) {
            return NOTHING;
        }
        BigDecimal value = effect.decimalValue();
        boolean ratio = row.path("scale").asText().equals("ratio");
        String amount = ratio ? percent(value, 1) : amount(row, value);
        boolean points = !ratio && row.path("unit").asText().equals("share");
        return (value.signum() > 0 ? "+" : "") + (points ? amount.replace("%", " points") : amount);
    }

    private static String interval(JsonNode row) {
        return row.at("/low").isMissingNode() ? NOTHING : "[" + effect(row, "/low") + ", " + effect(row, "/high") + "]";
    }

    private static String better(JsonNode row) {
        JsonNode probability = row.at("/probabilityBetter");
        return probability.isMissingNode() ? NOTHING : percent(probability.decimalValue(), 1);
    }

    private static String verdict(JsonNode row, JsonNode data) {
        return switch (row.path("recommendation").asText()) {
            case "stop_for_a" -> "stop: " + data.path("a").asText() + " is better";
            case "stop_for_b" -> "stop: " + data.path("b").asText() + " is better";
            case "stop_for_either" -> "stop: no difference that matters";
            case "check_assignment" -> "check the split";
            case "wait" -> "too few calls";
            case "continue" -> "no decision yet";
            default -> "";
        };
    }

    private static String percent(BigDecimal share, int digits) {
        return share.movePointRight(2)
                        .setScale(digits, RoundingMode.HALF_EVEN)
                        .toPlainString()
                        .replace('-', '−')
                + "%";
    }
}
