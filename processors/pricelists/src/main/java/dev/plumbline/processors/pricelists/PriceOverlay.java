package dev.plumbline.processors.pricelists;

import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.ModelPattern;
import dev.plumbline.processors.pricing.catalog.ModelRule;
import dev.plumbline.processors.pricing.catalog.PriceLine;
import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.pricing.catalog.Provider;
import dev.plumbline.processors.pricing.catalog.TokenPrices;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a list what has to be laid over another ({@link PriceList#correctedBy}) so that calls cost what it says: its
 * differences, and nothing that is the same already.
 */
public final class PriceOverlay {
    private final PriceList ours;
    private final PriceList theirs;
    private final Map<String, List<PriceLine>> linesByModel;
    private final Map<String, ModelRule> rules;

    private PriceOverlay(PriceList ours, PriceList theirs) {
        this.ours = ours;
        this.theirs = theirs;
        this.linesByModel = ours.lines().stream()
                .collect(Collectors.groupingBy(
                        line -> name(line.key().provider(), line.key().model())));
        this.rules = ours.rules().stream()
                .collect(Collectors.toMap(rule -> name(rule.provider(), rule.model()), rule -> rule));
    }

    /** For a list with dates: its lines and rules that are new or different. */
    public static PriceList ofDated(PriceList ours, PriceList theirs) {
        List<PriceLine> lines = theirs.lines().stream()
                .filter(line -> ours.lines().stream()
                        .filter(own -> own.key().equals(line.key()))
                        .noneMatch(own -> PriceComparison.same(own.prices(), line.prices())))
                .toList();
        List<ModelRule> rules = theirs.rules().stream()
                .filter(rule -> !ours.rules().contains(rule) && isPriced(rule, ours, lines))
                .toList();
        List<Provider> providers = theirs.providers().stream()
                .filter(provider -> !ours.providers().contains(provider))
                .toList();
        return new PriceList(theirs.version(), theirs.sources(), providers, rules, lines);
    }

    private static boolean isPriced(ModelRule rule, PriceList ours, List<PriceLine> lines) {
        return lines.stream().anyMatch(line -> isOf(line, rule))
                || ours.lines().stream().anyMatch(line -> isOf(line, rule));
    }

    private static boolean isOf(PriceLine line, ModelRule rule) {
        return line.key().provider().equals(rule.provider())
                && line.key().model().equals(rule.model());
    }

    /**
     * For a list without dates: what it says otherwise than {@code ours} at {@code from} holds from then on, and prices of
     * models that had none hold always. An id that only an open pattern of ours covers becomes a model of its own, with
     * its prices up to then, so that no other model's price changes with it.
     *
     * @param from when the prices take effect; null if they always have
     */
    public static PriceList ofUndated(PriceList ours, PriceList theirs, Instant at, @Nullable Instant from) {
        return new PriceOverlay(ours, theirs).undated(PriceComparison.of(ours, theirs, at), from);
    }

    private PriceList undated(List<PriceDifference> differences, @Nullable Instant from) {
        Map<PriceLine.Key, PriceLine> lines = new LinkedHashMap<>();
        Map<String, ModelRule> added = new LinkedHashMap<>();
        for (PriceDifference difference : differences) {
            if (difference.kind() == PriceDifference.Kind.ADDED) {
                put(lines, difference, difference.model(), null);
            } else if (difference.kind() == PriceDifference.Kind.CHANGED) {
                change(difference, from, lines, added);
            }
        }
        return new PriceList(
                theirs.version(), sources(), List.of(), List.copyOf(added.values()), List.copyOf(lines.values()));
    }

    private void change(
            PriceDifference difference,
            @Nullable Instant from,
            Map<PriceLine.Key, PriceLine> lines,
            Map<String, ModelRule> added) {
        Optional<String> exact = exactModel(difference.provider(), difference.model());
        if (exact.isPresent()) {
            put(lines, difference, exact.get(), from);
            return;
        }
        String own = difference.model();
        if (linesByModel.containsKey(name(difference.provider(), own))) {
            own = own + "#" + theirs.version();
        }
        added.put(
                name(difference.provider(), own),
                new ModelRule(difference.provider(), own, List.of(new ModelPattern(difference.model(), false, false))));
        if (from != null) {
            keepHistory(difference, own, from, lines);
        }
        put(lines, difference, own, from);
    }

    /** The model of ours that the id names exactly, not by an open pattern. */
    private Optional<String> exactModel(String provider, String id) {
        for (List<PriceLine> ofModel : linesByModel.values()) {
            PriceLine.Key key = ofModel.get(0).key();
            ModelRule rule = rules.get(name(key.provider(), key.model()));
            boolean named = rule == null
                    ? key.model().equals(id)
                    : rule.patterns().stream()
                            .anyMatch(pattern ->
                                    pattern.isExact() && pattern.text().equals(id));
            if (named && key.provider().equals(provider)) {
                return Optional.of(key.model());
            }
        }
        return Optional.empty();
    }

    /** The prices of the model that the id meant before, under the name that it gets now. */
    private void keepHistory(
            PriceDifference difference, String own, Instant from, Map<PriceLine.Key, PriceLine> lines) {
        TokenPrices before = Objects.requireNonNull(difference.before());
        List<PriceLine> source = linesByModel.values().stream()
                .filter(ofModel -> ofModel.get(0).key().provider().equals(difference.provider())
                        && ofModel.stream().anyMatch(line -> line.prices() == before))
                .findFirst()
                .orElse(List.of());
        for (PriceLine line : source) {
            PriceLine.Key old = line.key();
            if (old.from() == null || old.from().isBefore(from)) {
                PriceLine.Key key =
                        new PriceLine.Key(old.provider(), own, old.from(), old.hours(), old.tier(), old.above());
                lines.putIfAbsent(key, new PriceLine(key, line.prices(), line.source()));
            }
        }
    }

    /** Their prices, and for buckets that they do not price the ones in force. */
    private void put(
            Map<PriceLine.Key, PriceLine> lines, PriceDifference difference, String model, @Nullable Instant from) {
        TokenPrices after = Objects.requireNonNull(difference.after());
        TokenPrices before = difference.before();
        Map<Bucket, Long> picos = new EnumMap<>(Bucket.class);
        for (Bucket bucket : Bucket.values()) {
            TokenPrices source = before != null && after.own(bucket) == TokenPrices.ABSENT ? before : after;
            picos.put(bucket, source.own(bucket));
        }
        PriceLine.Key key =
                new PriceLine.Key(difference.provider(), model, from, null, difference.tier(), difference.above());
        String origin = theirs.sources().keySet().iterator().next();
        lines.put(key, new PriceLine(key, TokenPrices.of(picos), origin));
    }

    private Map<String, String> sources() {
        Map<String, String> all = new LinkedHashMap<>(ours.sources());
        all.putAll(theirs.sources());
        return all;
    }

    private static String name(String provider, String model) {
        return provider + "/" + model;
    }
}
