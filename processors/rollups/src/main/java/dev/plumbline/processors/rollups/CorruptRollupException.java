package dev.plumbline.processors.rollups;

/** Bytes that should hold a series, an aggregate or a packet do not. */
public final class CorruptRollupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CorruptRollupException(String message) {
        super(message);
    }

    public CorruptRollupException(String message, Throwable cause) {
        super(message, cause);
    }
}
