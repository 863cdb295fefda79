package dev.plumbline.ingest.replay.exports;

/** Names of fields, alike however they are written: {@code startTime}, {@code start_time} and {@code Start Time}. */
final class FieldName {
    private FieldName() {}

    /** Lower case, letters and digits only. */
    static String canonical(String name) {
        StringBuilder canonical = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                canonical.append(Character.toLowerCase(c));
            }
        }
        return canonical.toString();
    }
}
