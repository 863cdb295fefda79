package dev.plumbline.processors.pricing.catalog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How urgently a provider serves a call, where that changes its price. */
public enum ServiceTier {
    STANDARD,
    BATCH,
    FLEX,
    PRIORITY;

    /** The name used in price lists: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what providers and instrumentation report, ignoring case. Empty, {@code default}, {@code auto} and
     * {@code on_demand} mean standard.
     *
     * @return null if the tier is not known
     */
    public static @Nullable ServiceTier of(String reported) {
        return switch (reported.trim().toLowerCase(Locale.ROOT)) {
            case "", "standard", "default", "auto", "on_demand" -> STANDARD;
            case "batch" -> BATCH;
            case "flex" -> FLEX;
            case "priority" -> PRIORITY;
            default -> null;
        };
    }
}
