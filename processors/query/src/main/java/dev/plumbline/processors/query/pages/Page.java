package dev.plumbline.processors.query.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The frame that all pages share, read once from the class path, and the fragments that stand still. */
final class Page {
    private static final String FOLDER = "/dev/plumbline/processors/query/dashboard/";
    private static final String FRAME = read("frame.html");

    private Page() {}

    /**
     * A whole page.
     *
     * @param title of the document; escaped here
     * @param name of the page: marks the entry of the navigation and names the script
     * @param main HTML of the main part, from {@link Markup} or a fragment
     */
    static String of(String title, String name, String main) {
        return FRAME.replace("{{title}}", Markup.escaped(title))
                .replace("{{page}}", name)
                .replace("{{main}}", main);
    }

    /** A fragment of HTML that lies beside the frame. */
    static String fragment(String name) {
        return read(name + ".html");
    }

    private static String read(String name) {
        try (InputStream in = Page.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + FOLDER + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
