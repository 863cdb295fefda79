package dev.plumbline.ingest.gateway.body;

/** The body ends early or is not what its Content-Encoding says. */
public final class CorruptBodyException extends Exception {
    private static final long serialVersionUID = 1L;

    CorruptBodyException() {
        super("is cut short, or not what its Content-Encoding says");
    }
}
