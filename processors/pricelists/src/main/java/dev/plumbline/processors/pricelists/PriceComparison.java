package dev.plumbline.processors.pricelists;

import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.pricing.PricingRequest;
import dev.plumbline.processors.pricing.TokenUsage;
import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.PriceLine;
import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.pricing.catalog.TokenPrices;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what two lists would charge for the same calls at one time: every model, tier and input length that the other
 * list names is looked up in both as a call would be, so that two lists that write the same price under different rules
 * do not differ. A bucket that the other list does not price is not compared.
 */
public final class PriceComparison {
    private static final Comparator<PriceDifference> ORDER = Comparator.comparing(PriceDifference::kind)
            .thenComparing(PriceDifference::provider)
            .thenComparing(PriceDifference::model)
            .thenComparing(PriceDifference::tier)
            .thenComparing(PriceDifference::above);

    private final PriceBook ours;
    private final PriceBook theirs;
    private final long atMicros;

    private PriceComparison(PriceList ours, PriceList theirs, Instant at) {
        this.ours = PriceBook.of(ours);
        this.theirs = PriceBook.of(theirs);
        this.atMicros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** How {@code theirs} differs from {@code ours} for calls at that time, added first, then changed, then removed. */
    public static List<PriceDifference> of(PriceList ours, PriceList theirs, Instant at) {
        PriceComparison comparison = new PriceComparison(ours, theirs, at);
        List<PriceDifference> found = new ArrayList<>();
        keys(theirs).forEach(key -> comparison.compare(key).ifPresent(found::add));
        keys(ours).forEach(key -> comparison.removed(key).ifPresent(found::add));
        found.sort(ORDER);
        return found;
    }

    /** One key for each model, tier and length, whatever the dates and hours. */
    private static Set<PriceLine.Key> keys(PriceList list) {
        Set<PriceLine.Key> keys = new LinkedHashSet<>();
        list.lines().forEach(line -> {
            PriceLine.Key key = line.key();
            keys.add(new PriceLine.Key(key.provider(), key.model(), null, null, key.tier(), key.above()));
        });
        return keys;
    }

    private Optional<PriceDifference> compare(PriceLine.Key key) {
        Optional<TokenPrices> after = theirs.lineFor(request(key)).map(PriceLine::prices);
        Optional<TokenPrices> before = ours.lineFor(request(key)).map(PriceLine::prices);
        if (after.isEmpty() || (before.isPresent() && same(before.get(), after.get()))) {
            return Optional.empty();
        }
        return Optional.of(difference(key, before, after));
    }

    private Optional<PriceDifference> removed(PriceLine.Key key) {
        Optional<TokenPrices> before = ours.lineFor(request(key)).map(PriceLine::prices);
        Optional<TokenPrices> after = theirs.lineFor(request(key)).map(PriceLine::prices);
        return before.isPresent() && after.isEmpty() ? Optional.of(difference(key, before, after)) : Optional.empty();
    }

    private static PriceDifference difference(
            PriceLine.Key key, Optional<TokenPrices> before, Optional<TokenPrices> after) {
        return new PriceDifference(
                key.provider(), key.model(), key.tier(), key.above(), before.orElse(null), after.orElse(null));
    }

    static boolean same(TokenPrices before, TokenPrices after) {
        for (Bucket bucket : Bucket.values()) {
            if (after.own(bucket) >= 0
                    && after.own(bucket) != before.effective(bucket)
                    && !isNothing(before, after, bucket)) {
                return false;
            }
        }
        return true;
    }

    /** Embeddings have no output: one list says that it costs 0, the other says nothing. */
    private static boolean isNothing(TokenPrices before, TokenPrices after, Bucket bucket) {
        return after.own(bucket) == 0 && before.effective(bucket) == TokenPrices.ABSENT;
    }

    private PricingRequest request(PriceLine.Key key) {
        long input = key.above() == 0 ? 0 : key.above() + 1;
        return new PricingRequest(
                key.provider(), key.model(), "", key.tier().label(), atMicros, TokenUsage.of(input, 0));
    }
}
