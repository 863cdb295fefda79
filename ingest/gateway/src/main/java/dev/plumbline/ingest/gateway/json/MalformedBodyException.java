package dev.plumbline.ingest.gateway.json;

/** The body is not JSON, or not JSON that could hold records. The message says where, for a person. */
public final class MalformedBodyException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedBodyException(String message) {
        super(message);
    }
}
