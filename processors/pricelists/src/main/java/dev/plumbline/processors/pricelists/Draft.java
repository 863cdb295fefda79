package dev.plumbline.processors.pricelists;

import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.ModelPattern;
import dev.plumbline.processors.pricing.catalog.ModelRule;
import dev.plumbline.processors.pricing.catalog.PriceLine;
import dev.plumbline.processors.pricing.catalog.ServiceTier;
import dev.plumbline.processors.pricing.catalog.TokenPrices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A model of the snapshot in the making. */
final class Draft {

    final String provider;
    final String model;
    final Set<ModelPattern> patterns = new LinkedHashSet<>();
    final Map<PriceLine.Key, PriceLine> lines = new LinkedHashMap<>();

    Draft(String provider, String model) {
        this.provider = provider;
        this.model = model;
    }

    void add(PriceLine line) {
        lines.put(line.key(), line);
    }

    /** The period whose price for short requests at any hour equals LiteLLM's. */
    Optional<PriceLine> periodLike(LitellmModel model) {
        TokenPrices theirs = model.prices(ServiceTier.STANDARD, 0);
        return lines.values().stream()
                .filter(line -> line.key().tier() == ServiceTier.STANDARD
                        && line.key().above() == 0
                        && line.key().hours() == null)
                .filter(line -> same(line, theirs, Bucket.INPUT) && same(line, theirs, Bucket.OUTPUT))
                .reduce((first, second) -> second);
    }

    /** No price, a price of 0 and an output that embeddings do not have are all the same here. */
    private static boolean same(PriceLine ours, TokenPrices theirs, Bucket bucket) {
        return Math.max(0, ours.prices().own(bucket)) == Math.max(0, theirs.own(bucket));
    }

    /** Starts of the periods after the given one. */
    List<Instant> startsAfter(@Nullable Instant from) {
        return lines.keySet().stream()
                .map(PriceLine.Key::from)
                .filter(start -> start != null && (from == null || start.isAfter(from)))
                .distinct()
                .toList();
    }

    boolean hasLengths() {
        return lines.keySet().stream().anyMatch(key -> key.above() > 0);
    }

    boolean hasExact(String id) {
        return patterns.stream().anyMatch(pattern -> pattern.isExact() && pattern.matches(id));
    }

    boolean hasTier(ServiceTier tier) {
        return lines.keySet().stream().anyMatch(key -> key.tier() == tier);
    }

    List<ModelRule> rules() {
        ModelPattern own = new ModelPattern(model, false, false);
        return patterns.equals(Set.of(own))
                ? List.of()
                : List.of(new ModelRule(provider, model, new ArrayList<>(patterns)));
    }
}
