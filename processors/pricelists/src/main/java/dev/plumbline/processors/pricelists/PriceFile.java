package dev.plumbline.processors.pricelists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.processors.pricing.catalog.ModelPattern;
import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.pricing.catalog.PriceListException;
import dev.plumbline.processors.pricing.catalog.PriceListReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A price file, read.
 *
 * @param list what it says, for the providers that are known here
 * @param format its form
 * @param skipped entries that were left out, with the reason
 */
public record PriceFile(PriceList list, PriceFormat format, List<String> skipped) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String NOT_WHOLE = ": a price is not a whole number of pico-dollars a token";

    /** Copies the list of what was skipped. */
    public PriceFile {
        skipped = List.copyOf(skipped);
    }

    /**
     * Reads a file.
     *
     * @param text its content
     * @param name names the list, unless the file does so itself
     * @throws PriceListException if it is not of that format, with everything that is wrong
     */
    public static PriceFile read(String text, PriceFormat format, String name) {
        return switch (format) {
            case LITELLM -> litellm(json(text, format), name);
            case GENAI_PRICES -> {
                List<Draft> drafts = GenaiPrices.read(json(text, format));
                yield new PriceFile(list(drafts, name, GenaiPrices.SOURCE, "genai-prices"), format, List.of());
            }
            case PLUMBLINE -> new PriceFile(PriceListReader.read(new StringReader(text)), format, List.of());
        };
    }

    private static JsonNode json(String text, PriceFormat format) {
        try {
            JsonNode root = JSON.readTree(text);
            if (format == PriceFormat.GENAI_PRICES ? root.isArray() : root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            throw new PriceListException(List.of("not JSON: " + e.getOriginalMessage()));
        }
        throw new PriceListException(List.of("not a file of " + format.label()));
    }

    private static PriceFile litellm(JsonNode root, String name) {
        List<Draft> drafts = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        root.properties()
                .forEach(entry -> LitellmModel.of(entry.getKey(), entry.getValue())
                        .ifPresent(model -> {
                            if (model.isExact()) {
                                drafts.add(draft(model));
                            } else {
                                skipped.add(entry.getKey() + NOT_WHOLE);
                            }
                        }));
        return new PriceFile(list(drafts, name, LitellmModel.SOURCE, "LiteLLM"), PriceFormat.LITELLM, skipped);
    }

    private static Draft draft(LitellmModel model) {
        Draft draft = new Draft(model.provider(), model.id());
        draft.patterns.add(new ModelPattern(model.id(), false, false));
        Completion.addTiers(draft, model, null);
        return draft;
    }

    /** Of models that appear under several names that mean the same here, the first counts. */
    private static PriceList list(List<Draft> drafts, String name, String source, String description) {
        Map<String, Draft> byKey = new LinkedHashMap<>();
        drafts.forEach(draft -> byKey.putIfAbsent(draft.provider + "/" + draft.model, draft));
        return new PriceList(
                name,
                Map.of(source, description),
                Providers.ALL,
                byKey.values().stream().flatMap(draft -> draft.rules().stream()).toList(),
                byKey.values().stream()
                        .flatMap(draft -> draft.lines.values().stream())
                        .toList());
    }
}
