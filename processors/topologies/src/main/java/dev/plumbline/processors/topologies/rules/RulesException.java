package dev.plumbline.processors.topologies.rules;

import java.util.List;

/** A rules file that cannot be used. */
public final class RulesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> violations;

    RulesException(List<String> violations) {
        super(String.join("\n", violations));
        this.violations = List.copyOf(violations);
    }

    /** Every violation: the place in the file, what is there, and what should be. */
    public List<String> violations() {
        return violations;
    }
}
