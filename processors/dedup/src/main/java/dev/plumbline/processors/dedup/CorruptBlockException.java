package dev.plumbline.processors.dedup;

/** A stored block is not what was written. Going on would count calls twice, so the task has to stop. */
public final class CorruptBlockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CorruptBlockException(String message) {
        super(message);
    }
}
