package dev.plumbline.deploy.standalone.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parameters of a request, in order, encoded. Immutable. */
public final class QueryString {
    private static final QueryString NONE = new QueryString(List.of());

    private final List<String> pairs;

    private QueryString(List<String> pairs) {
        this.pairs = pairs;
    }

    /** No parameters. */
    public static QueryString none() {
        return NONE;
    }

    /** With one more parameter; an empty value is left out. */
    public QueryString with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        List<String> longer = new ArrayList<>(pairs);
        longer.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        return new QueryString(List.copyOf(longer));
    }

    /** Empty, or from the question mark on. */
    @Override
    public String toString() {
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }
}
