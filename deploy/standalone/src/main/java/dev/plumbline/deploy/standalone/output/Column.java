package dev.plumbline.deploy.standalone.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * One column of a list of JSON rows.
 *
 * @param title heading
 * @param alignRight true for numbers
 * @param shown text for people, rounded and with units
 * @param exact text for CSV, in full digits
 */
public record Column(
        String title, boolean alignRight, Function<JsonNode, String> shown, Function<JsonNode, String> exact) {

    /** A column that shows what the row says under a JSON pointer. */
    public static Column text(String title, String pointer) {
        Function<JsonNode, String> text = row -> row.at(pointer).asText("");
        return new Column(title, false, text, text);
    }

    /** A number that is shown in one way and exported as it is. */
    public static Column number(String title, String pointer, Function<String, String> shown) {
        Function<JsonNode, String> exact = row -> row.at(pointer).asText("");
        return new Column(title, true, exact.andThen(text -> text.isEmpty() ? "·" : shown.apply(text)), exact);
    }
}
