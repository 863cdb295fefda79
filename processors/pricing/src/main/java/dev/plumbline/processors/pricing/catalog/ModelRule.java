package dev.plumbline.processors.pricing.catalog;

import java.util.List;
import java.util.Locale;

/**
 * Which model ids a provider bills as one model.
 *
 * @param provider the provider's id
 * @param model the model's id in the list, lower case
 * @param patterns the ids that mean it; any of them is enough
 */
public record ModelRule(String provider, String model, List<ModelPattern> patterns) {

    /** Copies the patterns. */
    public ModelRule {
        model = model.toLowerCase(Locale.ROOT);
        patterns = List.copyOf(patterns);
    }
}
