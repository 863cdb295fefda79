package dev.plumbline.ingest.replay.formats;

/** A row that cannot be read; the message says which field and why. Carries no stack trace: it is an answer. */
final class RowFault extends Exception {
    private static final long serialVersionUID = 1L;

    RowFault(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
