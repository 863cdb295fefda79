package dev.plumbline.processors.pricing.snapshot;

import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.ModelPattern;
import dev.plumbline.processors.pricing.catalog.ModelRule;
import dev.plumbline.processors.pricing.catalog.PriceLine;
import dev.plumbline.processors.pricing.catalog.ServiceTier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** The latest all-day price for short requests, which other sources are compared with. */
    PriceLine latestStandard() {
        return lines.values().stream()
                .filter(line -> line.key().tier() == ServiceTier.STANDARD
                        && line.key().above() == 0
                        && line.key().hours() == null)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    boolean hasExact(String id) {
        return patterns.stream().anyMatch(pattern -> pattern.isExact() && pattern.matches(id));
    }

    boolean hasTier(ServiceTier tier) {
        return lines.keySet().stream().anyMatch(key -> key.tier() == tier);
    }

    boolean chargesForCacheWrites() {
        return latestStandard().prices().own(Bucket.CACHE_WRITE_5M) > 0;
    }

    List<ModelRule> rules() {
        ModelPattern own = new ModelPattern(model, false, false);
        return patterns.equals(Set.of(own))
                ? List.of()
                : List.of(new ModelRule(provider, model, new ArrayList<>(patterns)));
    }
}
