package dev.plumbline.processors.pricing.catalog;

import java.util.Locale;

/**
 * A set of model ids: {@code gpt-4} is that id, {@code gpt-4*} what starts with it, {@code *-free} what ends with it,
 * and {@code *claude-2*} what contains it. Case does not matter.
 *
 * @param text the literal part, lower case, not empty
 * @param openStart whether anything may precede it
 * @param openEnd whether anything may follow it
 */
public record ModelPattern(String text, boolean openStart, boolean openEnd) {

    /**
     * Checks the literal part.
     *
     * @throws IllegalArgumentException if it is empty or holds white space or an asterisk
     */
    public ModelPattern {
        text = text.toLowerCase(Locale.ROOT);
        if (text.isEmpty() || text.chars().anyMatch(c -> c == '*' || Character.isWhitespace(c))) {
            throw new IllegalArgumentException("not a model pattern: '" + text + "'");
        }
    }

    /**
     * Reads the notation above.
     *
     * @throws IllegalArgumentException if there is nothing but asterisks, an asterisk in the middle, or white space
     */
    public static ModelPattern parse(String notation) {
        boolean openStart = notation.startsWith("*");
        boolean openEnd = notation.endsWith("*") && notation.length() > 1;
        return new ModelPattern(
                notation.substring(openStart ? 1 : 0, notation.length() - (openEnd ? 1 : 0)), openStart, openEnd);
    }

    /** Whether the pattern stands for one id only. */
    public boolean isExact() {
        return !openStart && !openEnd;
    }

    /** Whether the id, which must be in lower case, belongs to the set. */
    public boolean matches(String id) {
        if (openStart) {
            return openEnd ? id.contains(text) : id.endsWith(text);
        }
        return openEnd ? id.startsWith(text) : id.equals(text);
    }

    @Override
    public String toString() {
        return (openStart ? "*" : "") + text + (openEnd ? "*" : "");
    }
}
