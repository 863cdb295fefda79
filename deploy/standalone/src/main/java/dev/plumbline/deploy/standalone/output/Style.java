package dev.plumbline.deploy.standalone.output;

import java.util.Map;

/**
 * Signs and colours of a terminal. State is always a sign and a word as well, so nothing is lost without colour.
 *
 * @param colour true to write ANSI colours
 * @param ascii true to keep to ASCII signs
 */
public record Style(boolean colour, boolean ascii) {
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("✓", "ok"),
            Map.entry("■", "#"),
            Map.entry("▲", "!"),
            Map.entry("●", "o"),
            Map.entry("◆", "*"),
            Map.entry("·", "."),
            Map.entry("→", "->"),
            Map.entry("−", "-"),
            Map.entry("≥", ">="),
            Map.entry("×", "x"),
            Map.entry("█", "#"),
            Map.entry("░", "."),
            Map.entry("–", "-"),
            Map.entry("Δ", "d"),
            Map.entry("…", "..."));

    /** For what is firing. */
    public String alarm(String text) {
        return paint("31;1", text);
    }

    /** For what needs a look. */
    public String warning(String text) {
        return paint("33", text);
    }

    /** For what is in order. */
    public String good(String text) {
        return paint("32", text);
    }

    /** For what is beside the point. */
    public String faint(String text) {
        return paint("2", text);
    }

    /** The text in signs that this terminal can show. */
    public String signs(String text) {
        String shown = text;
        if (ascii) {
            for (Map.Entry<String, String> sign : PLAIN.entrySet()) {
                shown = shown.replace(sign.getKey(), sign.getValue());
            }
        }
        return shown;
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
