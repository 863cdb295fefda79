package dev.plumbline.processors.benchmarks.report;

import java.util.Map;

/** A page in Markdown whose tables a run fills in, and whose words it leaves alone. */
public final class MarkedPage {
    private static final String MARK = "<!-- table ";
    private static final String MARK_END = " -->";
    private static final String END = "<!-- end -->";

    private MarkedPage() {}

    /**
     * The page with each table between its marks, which are comments that say {@code table NAME} and {@code end}, each on a line of
     * its own. Tables that are not given stay as they are.
     */
    public static String fill(String page, Map<String, String> tables) {
        StringBuilder filled = new StringBuilder();
        boolean inside = false;
        for (String line : page.split("\n", -1)) {
            boolean marked = line.startsWith(MARK) && line.endsWith(MARK_END);
            String name = marked ? line.substring(MARK.length(), line.length() - MARK_END.length()) : "";
            inside &= !line.equals(END);
            if (!inside) {
                filled.append(line).append("\n");
            }
            if (tables.containsKey(name)) {
                filled.append("\n").append(tables.get(name)).append("\n");
                inside = true;
            }
        }
        return filled.substring(0, filled.length() - 1);
    }
}
