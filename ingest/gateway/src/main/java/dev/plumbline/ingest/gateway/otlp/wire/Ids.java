package dev.plumbline.ingest.gateway.otlp.wire;

import java.util.Locale;

/** Ids of traces and spans as text. */
final class Ids {
    /** Bytes of a trace id. */
    static final int TRACE = 16;

    /** Bytes of a span id. */
    static final int SPAN = 8;

    private Ids() {}

    /** The id in lower case; empty unless it is so many bytes in hexadecimal digits, not all zero. */
    static String valid(String text, int bytes) {
        if (text.length() != 2 * bytes) {
            return "";
        }
        boolean zero = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'f' || Character.digit(c, 16) < 0) {
                return "";
            }
            zero &= c == '0';
        }
        return zero ? "" : text.toLowerCase(Locale.ROOT);
    }
}
