package dev.plumbline.schemas.registry;

/**
 * What a new version of a subject must be able to read, and be read by.
 *
 * <p>Backward: readers of the new version read records of the old. Forward: readers of the old read records of the new.
 * Transitive: against every version and not only the latest.
 */
public enum CompatibilityLevel {
    /** Anything goes. */
    NONE(false, false, false),
    /** The new version reads the latest. */
    BACKWARD(true, false, false),
    /** The new version reads all. */
    BACKWARD_TRANSITIVE(true, false, true),
    /** The latest reads the new version. */
    FORWARD(false, true, false),
    /** All read the new version. */
    FORWARD_TRANSITIVE(false, true, true),
    /** Both ways, against the latest. */
    FULL(true, true, false),
    /** Both ways, against all. */
    FULL_TRANSITIVE(true, true, true);

    private final boolean backward;
    private final boolean forward;
    private final boolean transitive;

    CompatibilityLevel(boolean backward, boolean forward, boolean transitive) {
        this.backward = backward;
        this.forward = forward;
        this.transitive = transitive;
    }

    /** True if the new version must read older records. */
    public boolean backward() {
        return backward;
    }

    /** True if older versions must read new records. */
    public boolean forward() {
        return forward;
    }

    /** True if every version counts, and not only the latest. */
    public boolean transitive() {
        return transitive;
    }
}
