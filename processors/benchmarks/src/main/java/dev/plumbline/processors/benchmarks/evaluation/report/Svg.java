package dev.plumbline.processors.benchmarks.evaluation.report;

import java.util.Locale;

/**
 * A picture that reads on light and on dark pages: transparent, with ink that follows the reader's colour scheme and
 * marks in middle tones. Not thread-safe.
 */
final class Svg {
    /** Tones for series of marks, the first for ours. */
    static final String[] TONES = {
        "#d9480f", "#1c7ed6", "#2f9e44", "#9c36b5", "#868e96", "#c2255c", "#0c8599", "#e8a100"
    };

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;

    Svg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void line(double x1, double y1, double x2, double y2, String attributes) {
        append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" %s/>%n", at(x1), at(y1), at(x2), at(y2), attributes);
    }

    void rectangle(double x, double y, double w, double h, String attributes) {
        append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" %s/>%n", at(x), at(y), at(w), at(h), attributes);
    }

    void dot(double x, double y, double radius, String tone) {
        append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>%n", at(x), at(y), at(radius), tone);
    }

    /** Text; {@code anchor} is start, middle or end. */
    void text(double x, double y, String anchor, String text) {
        append(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>%n",
                at(x), at(y), anchor, text.replace("<", "&lt;"));
    }

    /** A line through points. */
    void path(double[] xs, double[] ys, String tone, double stroke) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            points.append(at(xs[i])).append(',').append(at(ys[i])).append(' ');
        }
        append(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>%n",
                points.toString().strip(), tone, at(stroke));
    }

    private void append(String format, Object... values) {
        body.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }

    private static String at(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    @Override
    public String toString() {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n",
                        width,
                        height,
                        width,
                        height)
                + "<style>text{font:12px sans-serif;fill:#333}.grid{stroke:#8884;stroke-width:1}.axis{stroke:#888}"
                + "@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>\n"
                + body
                + "</svg>\n";
    }
}
