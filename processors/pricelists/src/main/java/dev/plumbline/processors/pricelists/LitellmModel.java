package dev.plumbline.processors.pricelists;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.ServiceTier;
import dev.plumbline.processors.pricing.catalog.TokenPrices;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of LiteLLM's file: dollars per token, with suffixes for service tiers and input lengths. */
record LitellmModel(String provider, String id, JsonNode fields) {

    static final String SOURCE = "l";

    private static final Set<String> MODES = Set.of("chat", "responses", "completion", "embedding", "realtime");
    private static final Set<Bucket> CACHED = Set.of(Bucket.CACHE_READ, Bucket.CACHE_WRITE_5M, Bucket.CACHE_WRITE_1H);
    private static final Pattern ABOVE = Pattern.compile("_above_(\\d+)k_tokens");

    private static final Map<String, Bucket> NAMES = Map.of(
            "input_cost_per_token", Bucket.INPUT,
            "cache_read_input_token_cost", Bucket.CACHE_READ,
            "cache_creation_input_token_cost", Bucket.CACHE_WRITE_5M,
            "cache_creation_input_token_cost_above_1hr", Bucket.CACHE_WRITE_1H,
            "output_cost_per_token", Bucket.OUTPUT,
            "output_cost_per_reasoning_token", Bucket.REASONING,
            "input_cost_per_audio_token", Bucket.AUDIO_INPUT,
            "output_cost_per_audio_token", Bucket.AUDIO_OUTPUT);

    private static final Map<ServiceTier, String> SUFFIXES = Map.of(
            ServiceTier.STANDARD, "",
            ServiceTier.BATCH, "_batches",
            ServiceTier.FLEX, "_flex",
            ServiceTier.PRIORITY, "_priority");

    /** The entry, if it is a language or embedding model of a covered provider with a price above 0. */
    static Optional<LitellmModel> of(String name, JsonNode fields) {
        String provider = Providers.LITELLM.get(fields.path("litellm_provider").asText());
        String id = name.toLowerCase(Locale.ROOT);
        if (provider == null || !MODES.contains(fields.path("mode").asText()) || id.contains("*")) {
            return Optional.empty();
        }
        boolean priced = fields.path("input_cost_per_token").asDouble() > 0
                || fields.path("output_cost_per_token").asDouble() > 0;
        return priced ? Optional.of(new LitellmModel(provider, withoutPrefix(id), fields)) : Optional.empty();
    }

    private static String withoutPrefix(String id) {
        for (String prefix : new String[] {
            "vertex_ai/", "gemini/", "azure_ai/", "azure/", "bedrock/", "mistral/", "codestral/", "cohere/",
                    "deepseek/",
            "xai/", "groq/", "together_ai/", "fireworks_ai/", "perplexity/", "cerebras/", "voyage/", "moonshot/",
                    "zai/",
            "minimax/", "dashscope/"
        }) {
            if (id.startsWith(prefix)) {
                return id.substring(prefix.length());
            }
        }
        return id;
    }

    boolean hasTier(ServiceTier tier) {
        return fields.has("input_cost_per_token" + SUFFIXES.get(tier));
    }

    /** The input lengths above which a tier has prices of its own, with 0. */
    Set<Long> thresholds(ServiceTier tier) {
        Set<Long> found = new TreeSet<>(Set.of(0L));
        for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Matcher above = ABOVE.matcher(name);
            if (above.find()
                    && name.startsWith("input_cost_per_token_above")
                    && name.endsWith("tokens" + SUFFIXES.get(tier))) {
                found.add(Long.parseLong(above.group(1)) * 1_000);
            }
        }
        return found;
    }

    /**
     * Prices of a tier above an input length. What has no price for that length keeps the one for shorter inputs, except
     * that cached tokens then have an unknown price and reasoning follows the output.
     */
    TokenPrices prices(ServiceTier tier, long above) {
        Map<Bucket, Long> picos = new EnumMap<>(Bucket.class);
        NAMES.forEach((name, bucket) -> {
            JsonNode price = fields.path(name + aboveSuffix(above) + SUFFIXES.get(tier));
            JsonNode shorter = fields.path(name + SUFFIXES.get(tier));
            if (price.isNumber()) {
                picos.put(bucket, picos(price));
            } else if (shorter.isNumber() && shorter.asDouble() > 0 && CACHED.contains(bucket)) {
                picos.put(bucket, TokenPrices.UNKNOWN);
            } else if (shorter.isNumber() && bucket != Bucket.REASONING) {
                picos.put(bucket, picos(shorter));
            }
        });
        if (tier != ServiceTier.STANDARD && lacksPriceOfCacheWrites(picos)) {
            picos.put(Bucket.CACHE_WRITE_5M, TokenPrices.UNKNOWN);
            picos.put(Bucket.CACHE_WRITE_1H, TokenPrices.UNKNOWN);
        }
        return TokenPrices.of(picos);
    }

    private boolean lacksPriceOfCacheWrites(Map<Bucket, Long> picos) {
        return fields.path("cache_creation_input_token_cost").asDouble() > 0
                && !picos.containsKey(Bucket.CACHE_WRITE_5M);
    }

    private static long picos(JsonNode price) {
        return price.decimalValue().movePointRight(12).longValueExact();
    }

    private static String aboveSuffix(long above) {
        return above == 0 ? "" : "_above_" + above / 1_000 + "k_tokens";
    }

    /** Whether all prices are whole pico-dollars; a few are artefacts of binary fractions. */
    boolean isExact() {
        for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode price = fields.get(name);
            if (name.contains("token") && name.contains("cost") && price.isNumber()) {
                if (price.decimalValue().movePointRight(12).stripTrailingZeros().scale() > 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
