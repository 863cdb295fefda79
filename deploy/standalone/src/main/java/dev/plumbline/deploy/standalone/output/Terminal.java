package dev.plumbline.deploy.standalone.output;

import java.io.PrintStream;

/**
 * Where a command writes: data on one stream, progress and errors on the other.
 *
 * @param out data
 * @param err progress and errors
 * @param style signs and colours
 * @param interactive true if progress goes to a person's terminal and may overwrite its own line
 * @param quiet true to leave progress out
 */
public record Terminal(PrintStream out, PrintStream err, Style style, boolean interactive, boolean quiet) {

    /** A line of data, its signs adapted to the terminal. */
    public void line(String text) {
        out.println(style.signs(text));
    }

    /** A line of data as it is: JSON or CSV. */
    public void raw(String text) {
        out.println(text);
    }

    /** A line of progress; not written when quiet. */
    public void note(String text) {
        if (!quiet) {
            err.println(style.signs(text));
        }
    }

    /** This terminal with data lines sent to the other stream, to keep the first one for a single document. */
    public Terminal dataToErr() {
        return new Terminal(err, err, style, interactive, quiet);
    }
}
