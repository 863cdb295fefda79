package dev.plumbline.ingest.replay.formats.text;

/** A row that cannot be read; the message says which field and why. Carries no stack trace: it is an answer. */
public final class RowFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** A fault for this reason. */
    public RowFault(String reason) {
        super(reason, null, false, false);
    }

    /** Which field is wrong, and why. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
