package dev.plumbline.processors.pricing.catalog;

import java.util.List;

/** A price list that cannot be used, with everything that is wrong with it. */
public final class PriceListException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final List<String> violations;

    /** From everything found wrong, at least one. */
    public PriceListException(List<String> violations) {
        super(violations.size() + " errors in the price list: " + String.join("; ", violations));
        this.violations = List.copyOf(violations);
    }

    /** Everything found wrong, one sentence each. */
    public List<String> violations() {
        return violations;
    }
}
