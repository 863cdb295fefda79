package dev.plumbline.processors.pricing;

import dev.plumbline.processors.pricing.catalog.ModelPattern;
import dev.plumbline.processors.pricing.catalog.ModelRule;
import dev.plumbline.processors.pricing.catalog.PriceLine;
import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.pricing.catalog.Provider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the model that a provider and a model id mean.
 *
 * <p>In order: the id under the provider named, then under the providers whose prices it shares; the id without a
 * leading {@code provider/} under that provider; the part after {@code models/}. A call that names no provider may match
 * any provider marked for guessing, in the order of the list. A provider that is not known is not guessed.
 */
final class ModelIndex {

    /** Ids longer than this are not looked up; none is known that comes near. */
    private static final int MAX_ID = 256;

    private final Map<String, Provider> byName = new HashMap<>();
    private final Map<String, ProviderModels> models = new LinkedHashMap<>();
    private final List<Provider> guessable;

    ModelIndex(PriceList list) {
        list.lines().stream()
                .map(line -> line.key().provider())
                .distinct()
                .forEach(id -> byName.put(Provider.canonical(id), new Provider(id, false, List.of(), List.of())));
        for (Provider provider : list.providers()) {
            byName.put(Provider.canonical(provider.id()), provider);
            provider.aliases().forEach(alias -> byName.put(Provider.canonical(alias), provider));
        }
        guessable = list.providers().stream().filter(Provider::guessable).toList();
        addModels(list);
    }

    private void addModels(PriceList list) {
        Map<String, List<ModelPattern>> patterns = list.rules().stream()
                .collect(Collectors.toMap(rule -> rule.provider() + "\t" + rule.model(), ModelRule::patterns));
        Map<String, List<PriceLine>> lines = new LinkedHashMap<>();
        for (PriceLine line : list.lines()) {
            lines.computeIfAbsent(line.key().provider() + "\t" + line.key().model(), key -> new ArrayList<>())
                    .add(line);
        }
        lines.forEach((key, ofModel) -> {
            String model = ofModel.get(0).key().model();
            List<ModelPattern> own = patterns.getOrDefault(key, List.of(new ModelPattern(model, false, false)));
            models.computeIfAbsent(ofModel.get(0).key().provider(), id -> new ProviderModels())
                    .add(own, new ModelPrices(model, list.version(), ofModel));
        });
        models.values().forEach(ProviderModels::sort);
    }

    Resolution find(String provider, String model) {
        String id = model.trim().toLowerCase(Locale.ROOT);
        if (id.length() > MAX_ID) {
            return new Resolution.Missing(UnpricedReason.UNKNOWN_MODEL, model);
        }
        Provider named = byName.get(Provider.canonical(provider));
        ModelPrices found = named == null && provider.isBlank() ? guess(id) : search(named, id);
        if (found != null) {
            return new Resolution.Found(found);
        }
        return named == null && !provider.isBlank()
                ? new Resolution.Missing(UnpricedReason.UNKNOWN_PROVIDER, provider)
                : new Resolution.Missing(UnpricedReason.UNKNOWN_MODEL, model);
    }

    private @Nullable ModelPrices guess(String id) {
        for (Provider provider : guessable) {
            ModelPrices found = findWithFallbacks(provider, id);
            if (found != null) {
                return found;
            }
        }
        return search(null, id);
    }

    private @Nullable ModelPrices search(@Nullable Provider provider, String id) {
        ModelPrices found = provider == null ? null : findWithFallbacks(provider, id);
        int slash = id.indexOf('/');
        if (found != null || slash < 0) {
            return found;
        }
        Provider prefix = byName.get(Provider.canonical(id.substring(0, slash)));
        if (prefix != null) {
            return search(prefix, id.substring(slash + 1));
        }
        int after = id.lastIndexOf("models/");
        return after < 0 ? null : search(provider, id.substring(after + "models/".length()));
    }

    private @Nullable ModelPrices findWithFallbacks(Provider provider, String id) {
        ModelPrices found = findIn(provider.id(), id);
        for (int i = 0; found == null && i < provider.fallbacks().size(); i++) {
            found = findIn(provider.fallbacks().get(i), id);
        }
        return found;
    }

    private @Nullable ModelPrices findIn(String providerId, String id) {
        ProviderModels ofProvider = models.get(providerId);
        return ofProvider == null ? null : ofProvider.find(id);
    }
}
