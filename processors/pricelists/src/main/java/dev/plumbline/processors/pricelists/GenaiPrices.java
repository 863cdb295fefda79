package dev.plumbline.processors.pricelists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.DailyHours;
import dev.plumbline.processors.pricing.catalog.ModelPattern;
import dev.plumbline.processors.pricing.catalog.PriceLine;
import dev.plumbline.processors.pricing.catalog.ServiceTier;
import dev.plumbline.processors.pricing.catalog.TokenPrices;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads genai-prices: match rules, and prices in dollars per million tokens with start dates, hours of the day and
 * tiers by input length.
 */
final class GenaiPrices {

    static final String SOURCE = "g";

    private static final Map<String, Bucket> FIELDS = Map.of(
            "input_mtok", Bucket.INPUT,
            "cache_read_mtok", Bucket.CACHE_READ,
            "cache_write_mtok", Bucket.CACHE_WRITE_5M,
            "cache_write_1h_mtok", Bucket.CACHE_WRITE_1H,
            "output_mtok", Bucket.OUTPUT,
            "output_reasoning_mtok", Bucket.REASONING,
            "input_audio_mtok", Bucket.AUDIO_INPUT,
            "output_audio_mtok", Bucket.AUDIO_OUTPUT);

    private GenaiPrices() {}

    static List<Draft> read(JsonNode root) {
        List<Draft> drafts = new ArrayList<>();
        for (JsonNode provider : root) {
            String genaiId = provider.get("id").asText();
            String id = Providers.GENAI.getOrDefault(genaiId, genaiId);
            if (Providers.covers(id)) {
                provider.get("models").forEach(model -> read(id, model, drafts));
            }
        }
        return drafts;
    }

    private static void read(String provider, JsonNode model, List<Draft> drafts) {
        Draft draft = new Draft(provider, model.get("id").asText().toLowerCase(Locale.ROOT));
        addPatterns(model.get("match"), draft);
        JsonNode prices = model.get("prices");
        @Nullable Instant start = null;
        for (JsonNode period : prices.isArray() ? prices : List.<JsonNode>of()) {
            JsonNode constraint = period.path("constraint");
            if (constraint.has("start_date")) {
                start = LocalDate.parse(constraint.get("start_date").asText())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
            addLines(draft, start, hours(constraint), period.get("prices"));
        }
        if (prices.isObject()) {
            addLines(draft, null, null, prices);
        }
        if (!draft.lines.isEmpty() && !draft.patterns.isEmpty()) {
            drafts.add(draft);
        }
    }

    private static @Nullable DailyHours hours(JsonNode constraint) {
        return constraint.has("start_time")
                ? new DailyHours(time(constraint.get("start_time")), time(constraint.get("end_time")))
                : null;
    }

    private static LocalTime time(JsonNode utc) {
        return LocalTime.parse(utc.asText().replace("Z", ""));
    }

    /** Regular expressions stand for dated ids, which need no rule, or exclude what has a longer rule of its own. */
    private static void addPatterns(JsonNode match, Draft draft) {
        match.fields().forEachRemaining(rule -> {
            String value = rule.getValue().asText();
            switch (rule.getKey()) {
                case "or", "and" -> rule.getValue().forEach(part -> addPatterns(part, draft));
                case "equals" -> draft.patterns.add(new ModelPattern(value, false, false));
                case "starts_with" -> draft.patterns.add(new ModelPattern(value, false, true));
                case "ends_with" -> draft.patterns.add(new ModelPattern(value, true, false));
                case "contains" -> draft.patterns.add(new ModelPattern(value, true, true));
                case "regex" -> {}
                default -> throw new IllegalArgumentException("unknown rule " + rule.getKey());
            }
        });
    }

    private static void addLines(Draft draft, @Nullable Instant from, @Nullable DailyHours hours, JsonNode prices) {
        boolean free = prices.isEmpty() && draft.model.endsWith(":free");
        TreeSet<Long> thresholds = new TreeSet<>(List.of(0L));
        FIELDS.keySet()
                .forEach(field -> prices.path(field)
                        .path("tiers")
                        .forEach(tier -> thresholds.add(tier.get("start").asLong())));
        for (long above : thresholds) {
            Map<Bucket, Long> picos = new EnumMap<>(Bucket.class);
            FIELDS.forEach((field, bucket) -> {
                if (prices.has(field)) {
                    picos.put(bucket, picos(prices.get(field), above));
                }
            });
            if (free) {
                picos.put(Bucket.INPUT, 0L);
                picos.put(Bucket.OUTPUT, 0L);
            }
            if (picos.containsKey(Bucket.INPUT) || picos.containsKey(Bucket.OUTPUT)) {
                PriceLine.Key key =
                        new PriceLine.Key(draft.provider, draft.model, from, hours, ServiceTier.STANDARD, above);
                draft.add(new PriceLine(key, TokenPrices.of(picos), SOURCE));
            }
        }
    }

    private static long picos(JsonNode price, long above) {
        BigDecimal dollars = (price.isObject() ? price.get("base") : price).decimalValue();
        for (JsonNode tier : price.path("tiers")) {
            if (tier.get("start").asLong() <= above) {
                dollars = tier.get("price").decimalValue();
            }
        }
        BigDecimal picos = dollars.movePointRight(6);
        return picos.stripTrailingZeros().scale() > 0 ? TokenPrices.UNKNOWN : picos.longValueExact();
    }
}
