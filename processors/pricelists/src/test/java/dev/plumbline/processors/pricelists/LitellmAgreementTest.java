package dev.plumbline.processors.pricelists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.pricing.PricingRequest;
import dev.plumbline.processors.pricing.PricingResult;
import dev.plumbline.processors.pricing.TokenUsage;
import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.ServiceTier;
import dev.plumbline.processors.pricing.catalog.TokenPrices;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Prices a call of every model of LiteLLM's file through the book and through the file's own figures. The two sources
 * disagree on some models; there genai-prices wins, and {@code disagreements.txt} lists them so that they cannot grow
 * unseen.
 */
class LitellmAgreementTest {

    private static final long NOVEMBER_2026 = 1_795_219_200_000_000L;
    private static final long OUTPUT = 1_000_000;

    private final PriceBook book = PriceBook.bundled();
    private final Set<String> disagreements = new TreeSet<>();
    private int compared;

    @Test
    void shouldPriceEveryLitellmModelAsLitellmDoesUnlessGenaiPricesSaysOtherwise() throws IOException {
        Optional<Path> file = SharedData.find("prices/litellm/model_prices_and_context_window.json");
        assumeTrue(file.isPresent(), "LiteLLM's file is not beside the repository");
        JsonNode root = new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(file.get().toFile());

        root.fields()
                .forEachRemaining(entry -> LitellmModel.of(entry.getKey(), entry.getValue())
                        .filter(LitellmModel::isExact)
                        .ifPresent(this::compare));

        assertThat(compared).isGreaterThan(1_500);
        assertThat(disagreements).isEqualTo(known());
    }

    private static Set<String> known() throws IOException {
        try (InputStream in = LitellmAgreementTest.class.getResourceAsStream("disagreements.txt")) {
            return new TreeSet<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList());
        }
    }

    private void compare(LitellmModel model) {
        for (ServiceTier tier : ServiceTier.values()) {
            if (model.hasTier(tier)) {
                model.thresholds(tier).forEach(above -> compare(model, tier, above));
            }
        }
    }

    private void compare(LitellmModel model, ServiceTier tier, long above) {
        TokenPrices theirs = model.prices(tier, above);
        if (theirs.own(Bucket.INPUT) < 0 || theirs.own(Bucket.OUTPUT) < 0) {
            return;
        }
        long input = above + 1_000;
        long output = theirs.own(Bucket.OUTPUT) == 0 ? 0 : OUTPUT;
        long expected = (theirs.own(Bucket.INPUT) * input + theirs.own(Bucket.OUTPUT) * output) / 1_000;
        PricingResult result = book.price(new PricingRequest(
                model.provider(), model.id(), "", tier.label(), NOVEMBER_2026, TokenUsage.of(input, output)));
        compared++;
        if (!(result instanceof PricingResult.Priced priced) || priced.costNanos() != expected) {
            disagreements.add(model.provider() + " " + model.id() + " " + tier.label() + " " + above);
        }
    }
}
