package dev.plumbline.processors.pricing;

/**
 * Model ids that end in a release date, {@code -2024-08-06}, {@code -20250219} or {@code @20250219}. A dated id that has
 * no price of its own costs what the undated one costs.
 */
final class DatedIds {

    private static final String[] SHAPES = {"-####-##-##", "-########", "@########"};

    private DatedIds() {}

    /** The id without its date, or the id itself if it has none. */
    static String withoutDate(String id) {
        for (String shape : SHAPES) {
            int start = id.length() - shape.length();
            if (start > 0 && hasShape(id, start, shape)) {
                return id.substring(0, start);
            }
        }
        return id;
    }

    private static boolean hasShape(String id, int start, String shape) {
        for (int i = 0; i < shape.length(); i++) {
            char expected = shape.charAt(i);
            char actual = id.charAt(start + i);
            if (expected == '#' ? actual < '0' || actual > '9' : actual != expected) {
                return false;
            }
        }
        return id.startsWith("20", start + 1);
    }
}
