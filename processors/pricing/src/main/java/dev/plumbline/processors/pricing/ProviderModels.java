package dev.plumbline.processors.pricing;

import dev.plumbline.processors.pricing.catalog.ModelPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The models of one provider: exact ids first, then the pattern with the longest literal part. */
final class ProviderModels {

    private final Map<String, ModelPrices> exact = new HashMap<>();
    private final List<Open> open = new ArrayList<>();

    private record Open(ModelPattern pattern, ModelPrices prices) {}

    void add(List<ModelPattern> patterns, ModelPrices prices) {
        for (ModelPattern pattern : patterns) {
            if (pattern.isExact()) {
                exact.putIfAbsent(pattern.text(), prices);
            } else {
                open.add(new Open(pattern, prices));
            }
        }
    }

    /** To be called once after the last {@link #add}. */
    void sort() {
        open.sort(Comparator.comparingInt((Open o) -> -o.pattern().text().length())
                .thenComparing(o -> o.pattern().openStart()));
    }

    /** Prices of an id in lower case, or of the same id without its date. */
    @Nullable
    ModelPrices find(String id) {
        ModelPrices found = findAsIs(id);
        if (found != null) {
            return found;
        }
        String undated = DatedIds.withoutDate(id);
        return undated.equals(id) ? null : findAsIs(undated);
    }

    private @Nullable ModelPrices findAsIs(String id) {
        ModelPrices found = exact.get(id);
        if (found != null) {
            return found;
        }
        for (Open candidate : open) {
            if (candidate.pattern().matches(id)) {
                return candidate.prices();
            }
        }
        return null;
    }
}
