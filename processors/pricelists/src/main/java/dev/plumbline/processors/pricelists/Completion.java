package dev.plumbline.processors.pricelists;

import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.PriceLine;
import dev.plumbline.processors.pricing.catalog.ServiceTier;
import dev.plumbline.processors.pricing.catalog.TokenPrices;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Adds to a model of genai-prices what only LiteLLM knows: service tiers, long inputs, and further buckets. */
final class Completion {

    private Completion() {}

    /** From is the start of the period whose standard price equals LiteLLM's. */
    static void complete(Draft draft, LitellmModel model, @Nullable Instant from) {
        draft.lines.replaceAll((key, line) -> key.tier() == ServiceTier.STANDARD && Objects.equals(key.from(), from)
                ? withMissingBuckets(line, model)
                : line);
        if (!draft.hasLengths()) {
            model.thresholds(ServiceTier.STANDARD).stream()
                    .filter(above -> above > 0)
                    .forEach(above ->
                            add(draft, ServiceTier.STANDARD, from, above, model.prices(ServiceTier.STANDARD, above)));
        }
        addTiers(draft, model, from);
    }

    private static PriceLine withMissingBuckets(PriceLine line, LitellmModel model) {
        long above = line.key().above();
        boolean known = above == 0 || model.thresholds(ServiceTier.STANDARD).contains(above);
        TokenPrices theirs = model.prices(ServiceTier.STANDARD, above);
        Map<Bucket, Long> picos = new EnumMap<>(Bucket.class);
        boolean added = false;
        for (Bucket bucket : Bucket.values()) {
            boolean missing = line.prices().own(bucket) == TokenPrices.ABSENT && theirs.own(bucket) > 0 && known;
            picos.put(bucket, missing ? theirs.own(bucket) : line.prices().own(bucket));
            added |= missing;
        }
        String source = added && line.source().equals(GenaiPrices.SOURCE) ? "gl" : line.source();
        return new PriceLine(line.key(), TokenPrices.of(picos), source);
    }

    /** The tiers that the draft does not have yet. */
    static void addTiers(Draft draft, LitellmModel model, @Nullable Instant from) {
        List<Instant> later = draft.startsAfter(from);
        for (ServiceTier tier : ServiceTier.values()) {
            if (model.hasTier(tier) && !draft.hasTier(tier)) {
                addTier(draft, model, tier, from);
                later.forEach(start -> add(draft, tier, start, 0, TokenPrices.of(Map.of())));
            }
        }
    }

    /** All lengths of a tier. Lengths for which only the standard tier has prices get a line without any. */
    private static void addTier(Draft draft, LitellmModel model, ServiceTier tier, @Nullable Instant from) {
        for (long above : model.thresholds(tier)) {
            add(draft, tier, from, above, model.prices(tier, above));
        }
        if (model.thresholds(tier).size() == 1) {
            model.thresholds(ServiceTier.STANDARD).stream()
                    .filter(above -> above > 0)
                    .forEach(above -> add(draft, tier, from, above, TokenPrices.of(Map.of())));
        }
    }

    private static void add(Draft draft, ServiceTier tier, @Nullable Instant from, long above, TokenPrices prices) {
        draft.add(new PriceLine(
                new PriceLine.Key(draft.provider, draft.model, from, null, tier, above), prices, LitellmModel.SOURCE));
    }
}
