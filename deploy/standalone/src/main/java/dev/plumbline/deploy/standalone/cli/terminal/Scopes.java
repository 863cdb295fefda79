package dev.plumbline.deploy.standalone.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** A series, given as dimension names to values, in one line. */
public final class Scopes {
    private Scopes() {}

    /** {@code support-chat · acme}: the values, since their names are known from the context; {@code all} if none. */
    public static String text(JsonNode dimensions) {
        String text = dimensions.properties().stream()
                .map(dimension -> value(dimension.getValue().asText()))
                .collect(Collectors.joining(" / "));
        return text.isEmpty() ? "all" : text;
    }

    private static String value(String text) {
        return text.isEmpty() ? "(none)" : text;
    }
}
