package dev.plumbline.processors.sketches;

/**
 * Bytes that are not a sketch: truncated, of an unknown version, out of range, or not in the one canonical form.
 *
 * <p>The buffer's position is undefined afterwards.
 */
public final class MalformedSketchException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MalformedSketchException(String message) {
        super(message);
    }
}
