package dev.plumbline.processors.query.requests;

import java.util.List;
import java.util.stream.Collectors;

/** A request that cannot be answered as it stands. The answer is 400 and names every violation. */
public final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /**
     * Collects what is wrong.
     *
     * @param violations at least one
     */
    public InvalidRequestException(List<Violation> violations) {
        super(violations.stream().map(v -> v.field() + ": " + v.reason()).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /** What is wrong, in the order in which it was found. */
    public List<Violation> violations() {
        return violations;
    }
}
