package dev.plumbline.processors.pricing.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A version of the prices of many models, with where they come from.
 *
 * <p>A model without a rule matches exactly its own id; a provider that is not described has no other names.
 *
 * @param version names the list in every priced call
 * @param sources where the prices come from, by the key used in the lines
 * @param providers descriptions of providers
 * @param rules which ids mean which model
 * @param lines the prices
 * @param retirements last days of models, where they are known
 */
public record PriceList(
        String version,
        Map<String, String> sources,
        List<Provider> providers,
        List<ModelRule> rules,
        List<PriceLine> lines,
        List<Retirement> retirements) {

    /** A list that knows of no retirements. */
    public PriceList(
            String version,
            Map<String, String> sources,
            List<Provider> providers,
            List<ModelRule> rules,
            List<PriceLine> lines) {
        this(version, sources, providers, rules, lines, List.of());
    }

    /**
     * Copies and checks the list.
     *
     * @throws PriceListException with all contradictions at once: two lines, rules, providers or retirements under one key, a line
     *     without a known source
     */
    public PriceList {
        sources = Map.copyOf(sources);
        providers = List.copyOf(providers);
        rules = List.copyOf(rules);
        lines = List.copyOf(lines);
        retirements = List.copyOf(retirements);
        List<String> violations = new ArrayList<>();
        if (version.isBlank()) {
            violations.add("the version is missing");
        }
        duplicates("provider", providers, Provider::id, violations);
        duplicates("rule", rules, PriceList::ruleKey, violations);
        duplicates("price", lines, PriceLine::key, violations);
        duplicates("retirement", retirements, Retirement::key, violations);
        for (PriceLine line : lines) {
            if (!sources.containsKey(line.source())) {
                violations.add("unknown source '" + line.source() + "' of " + line.key());
            }
        }
        if (!violations.isEmpty()) {
            throw new PriceListException(violations);
        }
    }

    private static <T, K> void duplicates(String what, List<T> items, Function<T, K> key, List<String> violations) {
        Set<K> seen = new HashSet<>();
        for (T item : items) {
            if (!seen.add(key.apply(item))) {
                violations.add(what + " appears twice: " + key.apply(item));
            }
        }
    }

    private static String ruleKey(ModelRule rule) {
        return rule.provider() + "/" + rule.model();
    }

    /**
     * This list with everything that the other says put in place of what this one says under the same key. So a price
     * in the past is corrected by a line with the same condition, and dated prices are added beside the others.
     */
    public PriceList correctedBy(PriceList other) {
        Map<String, String> allSources = new LinkedHashMap<>(sources);
        allSources.putAll(other.sources);
        return new PriceList(
                version + "+" + other.version,
                allSources,
                merged(providers, other.providers, Provider::id),
                merged(rules, other.rules, PriceList::ruleKey),
                merged(lines, other.lines, PriceLine::key),
                merged(retirements, other.retirements, Retirement::key));
    }

    private static <T, K> List<T> merged(Collection<T> base, Collection<T> corrections, Function<T, K> key) {
        Map<K, T> byKey = new LinkedHashMap<>();
        base.forEach(item -> byKey.put(key.apply(item), item));
        corrections.forEach(item -> byKey.put(key.apply(item), item));
        return List.copyOf(byKey.values());
    }
}
