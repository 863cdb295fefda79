package dev.plumbline.processors.pricing.snapshot;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.ModelPattern;
import dev.plumbline.processors.pricing.catalog.ModelRule;
import dev.plumbline.processors.pricing.catalog.PriceLine;
import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.pricing.catalog.PriceListReader;
import dev.plumbline.processors.pricing.catalog.PriceListWriter;
import dev.plumbline.processors.pricing.catalog.ServiceTier;
import dev.plumbline.processors.pricing.catalog.TokenPrices;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    private static final String LITELLM = "l";

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
        if (draft == null || (!samePrices(draft, model) && !draft.hasExact(model.id()))) {
            addOwn(model);
        } else if (samePrices(draft, model)) {
            complete(draft, model);
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

    private static boolean samePrices(Draft draft, LitellmModel model) {
        TokenPrices ours = draft.latestStandard().prices();
        TokenPrices theirs = model.prices(ServiceTier.STANDARD, 0);
        return ours.own(Bucket.INPUT) == theirs.own(Bucket.INPUT)
                && (ours.own(Bucket.OUTPUT) == theirs.own(Bucket.OUTPUT) || ours.own(Bucket.OUTPUT) < 0);
    }

    private void addOwn(LitellmModel model) {
        Draft draft = new Draft(model.provider(), model.id());
        if (drafts.putIfAbsent(model.provider() + "/" + model.id(), draft) != null) {
            return;
        }
        draft.patterns.add(new ModelPattern(model.id(), false, false));
        for (ServiceTier tier : ServiceTier.values()) {
            if (model.hasTier(tier)) {
                addTier(draft, model, tier, null);
            }
        }
    }

    /** Adds what genai-prices does not say: service tiers, and buckets without a price. */
    private static void complete(Draft draft, LitellmModel model) {
        Instant from = draft.latestStandard().key().from();
        for (ServiceTier tier : ServiceTier.values()) {
            if (model.hasTier(tier) && !draft.hasTier(tier)) {
                addTier(draft, model, tier, from);
            }
        }
        draft.lines.replaceAll((key, line) -> key.tier() == ServiceTier.STANDARD && Objects.equals(key.from(), from)
                ? withMissingBuckets(line, model)
                : line);
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
        String source = added && !line.source().contains(LITELLM) ? line.source() + LITELLM : line.source();
        return new PriceLine(line.key(), TokenPrices.of(picos), source);
    }

    /** All lengths of a tier. Lengths for which only the standard tier has prices get a line without any. */
    private static void addTier(Draft draft, LitellmModel model, ServiceTier tier, Instant from) {
        for (long above : model.thresholds(tier)) {
            add(draft, tier, from, above, model.prices(tier, above));
        }
        if (tier != ServiceTier.STANDARD && model.thresholds(tier).size() == 1) {
            model.thresholds(ServiceTier.STANDARD).stream()
                    .filter(above -> above > 0)
                    .forEach(above -> add(draft, tier, from, above, TokenPrices.of(Map.of())));
        }
    }

    private static void add(Draft draft, ServiceTier tier, Instant from, long above, TokenPrices prices) {
        draft.add(new PriceLine(
                new PriceLine.Key(draft.provider, draft.model, from, null, tier, above), prices, LITELLM));
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
                LITELLM,
                "LiteLLM model_prices_and_context_window.json (MIT), as of 2026-08-01",
                GenaiPrices.SOURCE + LITELLM,
                "genai-prices, completed from LiteLLM");
        return new PriceList(VERSION, sources, Providers.ALL, rules, lines);
    }
}
