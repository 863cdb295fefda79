package dev.plumbline.processors.pricelists;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.processors.pricing.catalog.ModelPattern;
import dev.plumbline.processors.pricing.catalog.ModelRule;
import dev.plumbline.processors.pricing.catalog.PriceLine;
import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.pricing.catalog.PriceListReader;
import dev.plumbline.processors.pricing.catalog.PriceListWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes the bundled price list from the two public ones and our own notes on older prices, reproducibly.
 *
 * <p>genai-prices decides ids, dates and standard prices. LiteLLM adds service tiers, audio prices, the models that
 * genai-prices lacks, and ids that genai-prices only covers by an open pattern at another price. The notes
 * ({@code history.tsv}) come last and correct both.
 *
 * <p>Run {@link #main} with the folder of the two lists and the file to write.
 */
public final class SnapshotMaker {

    private static final String VERSION = "2026-11-21";

    private static final Comparator<PriceLine.Key> ORDER = Comparator.comparing(PriceLine.Key::provider)
            .thenComparing(PriceLine.Key::model)
            .thenComparing(PriceLine.Key::tier)
            .thenComparing(PriceLine.Key::from, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(key -> String.valueOf(key.hours()))
            .thenComparing(PriceLine.Key::above);

    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    private SnapshotMaker() {}

    /** Arguments: the folder that holds {@code genai-prices} and {@code litellm}, then the file to write. */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[1]), make(Path.of(args[0])));
    }

    /** The text of the bundled list. */
    public static String make(Path folder) throws IOException {
        ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        SnapshotMaker maker = new SnapshotMaker();
        GenaiPrices.read(json.readTree(folder.resolve("genai-prices/data.json").toFile()))
                .forEach(draft -> maker.drafts.putIfAbsent(draft.provider + "/" + draft.model, draft));
        JsonNode litellm = json.readTree(
                folder.resolve("litellm/model_prices_and_context_window.json").toFile());
        litellm.fields()
                .forEachRemaining(entry -> LitellmModel.of(entry.getKey(), entry.getValue())
                        .filter(LitellmModel::isExact)
                        .ifPresent(maker::merge));
        return PriceListWriter.write(sorted(maker.list().correctedBy(history())));
    }

    private static PriceList sorted(PriceList list) {
        List<ModelRule> rules = new ArrayList<>(list.rules());
        rules.sort(Comparator.comparing(ModelRule::provider).thenComparing(ModelRule::model));
        List<PriceLine> lines = new ArrayList<>(list.lines());
        lines.sort(Comparator.comparing(PriceLine::key, ORDER));
        return new PriceList(VERSION, list.sources(), list.providers(), rules, lines);
    }

    private static PriceList history() {
        return PriceListReader.read(new InputStreamReader(
                Objects.requireNonNull(SnapshotMaker.class.getResourceAsStream("history.tsv")),
                StandardCharsets.UTF_8));
    }

    private void merge(LitellmModel model) {
        Draft draft = matching(model);
        Optional<PriceLine> same = draft == null ? Optional.empty() : draft.periodLike(model);
        if (same.isPresent()) {
            Completion.complete(draft, model, same.get().key().from());
        } else if (draft == null || !draft.hasExact(model.id())) {
            addOwn(model);
        }
    }

    /** The draft that the id means: by exact id if there is one, else by the longest open pattern. */
    private Draft matching(LitellmModel model) {
        return drafts.values().stream()
                .filter(draft -> draft.provider.equals(model.provider()))
                .map(draft -> Map.entry(specificity(draft, model.id()), draft))
                .filter(match -> match.getKey() > 0)
                .max(Comparator.comparingInt(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    private static int specificity(Draft draft, String id) {
        return draft.patterns.stream()
                .filter(pattern -> pattern.matches(id))
                .mapToInt(pattern ->
                        pattern.isExact() ? Integer.MAX_VALUE : pattern.text().length())
                .max()
                .orElse(0);
    }

    /** A model of LiteLLM's alone; if the name is taken by a model with other prices, under a name of its own. */
    private void addOwn(LitellmModel model) {
        Draft taken = drafts.get(model.provider() + "/" + model.id());
        ModelPattern exact = new ModelPattern(model.id(), false, false);
        if (taken != null && taken.periodLike(model).isPresent()) {
            taken.patterns.add(exact);
            return;
        }
        Draft draft = new Draft(model.provider(), taken == null ? model.id() : model.id() + "#" + LitellmModel.SOURCE);
        draft.patterns.add(exact);
        Completion.addTiers(draft, model, null);
        drafts.put(draft.provider + "/" + draft.model, draft);
    }

    private PriceList list() {
        List<ModelRule> rules = new ArrayList<>();
        List<PriceLine> lines = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            rules.addAll(draft.rules());
            lines.addAll(draft.lines.values());
        }
        Map<String, String> sources = Map.of(
                GenaiPrices.SOURCE,
                "genai-prices (MIT), data with prices up to 2026-09-22",
                LitellmModel.SOURCE,
                "LiteLLM model_prices_and_context_window.json (MIT), as of 2026-08-01",
                GenaiPrices.SOURCE + LitellmModel.SOURCE,
                "genai-prices, completed from LiteLLM");
        return new PriceList(VERSION, sources, Providers.ALL, rules, lines);
    }
}
