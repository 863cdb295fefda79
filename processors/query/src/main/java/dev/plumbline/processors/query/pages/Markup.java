package dev.plumbline.processors.query.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of HTML that is built and not concatenated: text and attribute values are escaped on writing, so a name is
 * shown as it is whatever it holds. For one thread while it is built.
 */
final class Markup {
    private final String tag;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> children = new ArrayList<>();

    private Markup(String tag) {
        this.tag = tag;
    }

    /** An element; the name is one of ours, never data. */
    static Markup element(String tag) {
        return new Markup(tag);
    }

    /** An element that holds text. */
    static Markup text(String tag, String text) {
        return new Markup(tag).add(text);
    }

    /** Sets an attribute; the name is one of ours, never data. */
    Markup with(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    /** Appends text. */
    Markup add(String text) {
        children.add(text);
        return this;
    }

    /** Appends an element. */
    Markup add(Markup child) {
        children.add(child);
        return this;
    }

    /** The HTML. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(tag);
        attributes.forEach((name, value) -> out.append(' ')
                .append(name)
                .append("=\"")
                .append(escaped(value))
                .append('"'));
        out.append('>');
        for (Object child : children) {
            if (child instanceof Markup markup) {
                markup.write(out);
            } else {
                out.append(escaped(child.toString()));
            }
        }
        out.append("</").append(tag).append('>');
    }

    /** Text as it may stand in HTML, between tags or in a quoted attribute. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
