package dev.plumbline.processors.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.pricing.PricingResult.Priced;
import dev.plumbline.processors.pricing.PricingResult.Unpriced;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of well-known models under the names that traces use, with costs computed by hand. */
class BundledPricesTest {

    private static final PriceBook BOOK = PriceBook.bundled();
    private static final String TODAY = "2026-11-21T12:00:00Z";

    /** 1,000 prompt and 500 answer tokens; nano-dollars are thousands of dollars per million times tokens. */
    @ParameterizedTest
    @CsvSource({
        "openai, gpt-4-0613, 60000000",
        "openai, gpt-4-0314, 60000000",
        "openai, gpt-3.5-turbo-0613, 2500000",
        "openai, gpt-4o, 7500000",
        "openai, gpt-4o-2024-08-06, 7500000",
        "openai, gpt-4o-2024-05-13, 12500000",
        "'', openai/gpt-4o, 7500000",
        "'', gpt-4o-mini, 450000",
        "OpenAI, GPT-4o, 7500000",
        "azure.ai.openai, gpt-4o-2024-08-06, 7500000",
        "azure, gpt-4-0314, 60000000",
        "anthropic, claude-3-7-sonnet-20250219, 10500000",
        "anthropic, claude-opus-5-20270101, 17500000",
        "'', claude-3-5-sonnet-latest, 10500000",
        "aws.bedrock, anthropic.claude-3-haiku-20240307-v1:0, 875000",
        "'', bedrock/anthropic.claude-3-haiku-20240307-v1:0, 875000",
        "gcp.vertex_ai, claude-3-7-sonnet@20250219, 10500000",
        "gcp.gemini, models/gemini-2.5-flash, 1550000",
        "google, publishers/google/models/gemini-2.5-pro, 6250000",
        "vertex_ai, gemini-2.5-pro, 6250000",
        "mistral_ai, mistral-large-2512, 1250000",
        "x_ai, grok-3, 10500000",
        "groq, llama-3.3-70b-versatile, 985000",
        "cohere, command-r-08-2024, 450000",
        "openrouter, openai/gpt-4o, 7500000"
    })
    void shouldPriceAModelUnderItsUsualNames(String provider, String model, long nanos) {
        assertThat(price(provider, model, "", TODAY, TokenUsage.of(1_000, 500)))
                .isInstanceOfSatisfying(
                        Priced.class, priced -> assertThat(priced.costNanos()).isEqualTo(nanos));
    }

    @Test
    void shouldApplyThePriceInEffectWhenTheCallStarted() {
        TokenUsage usage = TokenUsage.of(1_000, 0);

        assertThat(nanos("o3", "", "2025-06-09T23:59:59.999999Z", usage)).isEqualTo(10_000_000);
        assertThat(nanos("o3", "", "2025-06-10T00:00:00Z", usage)).isEqualTo(2_000_000);
    }

    @Test
    void shouldSwitchTheWholeCallAboveTheInputThreshold() {
        TokenUsage atThreshold = new TokenUsage(100_000, 60_000, 40_000, 0, 1_000, 0, 0, 0);
        TokenUsage above = new TokenUsage(100_001, 60_000, 40_000, 0, 1_000, 0, 0, 0);

        assertThat(nanos("claude-sonnet-4-5", "", TODAY, atThreshold))
                .isEqualTo(100_000 * 3_000L + 60_000 * 300 + 40_000 * 3_750 + 1_000 * 15_000);
        assertThat(nanos("claude-sonnet-4-5", "", TODAY, above))
                .isEqualTo(100_001 * 6_000L + 60_000 * 600 + 40_000 * 7_500 + 1_000 * 22_500);
    }

    @Test
    void shouldPriceBatchFlexAndPriority() {
        TokenUsage usage = TokenUsage.of(1_000, 1_000);

        assertThat(nanos("gpt-4o", "batch", TODAY, usage)).isEqualTo(6_250_000);
        assertThat(nanos("gpt-4o", "priority", TODAY, usage)).isEqualTo(21_250_000);
        assertThat(nanos("gpt-5.4", "flex", TODAY, usage)).isEqualTo(8_750_000);
        assertThat(nanos("gpt-4o", "default", TODAY, usage)).isEqualTo(12_500_000);
    }

    @Test
    void shouldPriceCachesOfBothKindsApart() {
        TokenUsage usage = new TokenUsage(10, 1_000, 100, 50, 20, 0, 0, 0);

        assertThat(nanos("claude-3-7-sonnet-20250219", "", TODAY, usage))
                .isEqualTo(10 * 3_000 + 1_000 * 300 + 100 * 3_750 + 50 * 6_000 + 20 * 15_000);
    }

    @Test
    void shouldPriceReasoningAsOutputAndAudioByItsOwnPrice() {
        TokenUsage reasoning = new TokenUsage(0, 0, 0, 0, 100, 900, 0, 0);
        TokenUsage audio = new TokenUsage(0, 0, 0, 0, 0, 0, 100, 10);

        assertThat(nanos("o1", "", TODAY, reasoning)).isEqualTo(1_000 * 60_000);
        assertThat(nanos("gpt-4o-audio-preview", "", TODAY, audio)).isEqualTo(100 * 40_000 + 10 * 80_000);
    }

    @Test
    void shouldPriceByTheHourWhereTheProviderDoes() {
        TokenUsage usage = TokenUsage.of(1_000, 0);

        assertThat(nanos("deepseek-v4-pro", "", "2026-11-21T00:59:59Z", usage)).isEqualTo(660_000);
        assertThat(nanos("deepseek-v4-pro", "", "2026-11-21T01:00:00Z", usage)).isEqualTo(1_320_000);
        assertThat(nanos("deepseek-v4-pro", "", "2026-08-01T01:00:00Z", usage)).isEqualTo(435_000);
    }

    @Test
    void shouldNotGuessAudioLongBatchesOrUnknownModels() {
        TokenUsage audio = new TokenUsage(0, 0, 0, 0, 0, 0, 1, 0);

        assertThat(price("openai", "gpt-4o", "", TODAY, audio))
                .isEqualTo(new Unpriced(UnpricedReason.NO_PRICE_FOR_BUCKET, "audio_input"));
        assertThat(price("openai", "gpt-5.4", "batch", TODAY, TokenUsage.of(300_000, 0)))
                .isEqualTo(new Unpriced(UnpricedReason.NO_PRICE_FOR_BUCKET, "input"));
        assertThat(price("openai", "gpt-17", "", TODAY, TokenUsage.of(1, 1)))
                .isEqualTo(new Unpriced(UnpricedReason.UNKNOWN_MODEL, "gpt-17"));
        assertThat(price("my-own-gpus", "gpt-4o", "", TODAY, TokenUsage.of(1, 1)))
                .isEqualTo(new Unpriced(UnpricedReason.UNKNOWN_PROVIDER, "my-own-gpus"));
    }

    @Test
    void shouldCoverThousandsOfModels() {
        long models = PriceBook.bundledList().lines().stream()
                .map(line -> line.key().provider() + "/" + line.key().model())
                .distinct()
                .count();

        assertThat(models).isGreaterThan(2_000);
        assertThat(BOOK.version()).isEqualTo("2026-11-21");
    }

    private static long nanos(String model, String tier, String at, TokenUsage usage) {
        PricingResult result = price("", model, tier, at, usage);
        assertThat(result).as(model).isInstanceOf(Priced.class);
        return ((Priced) result).costNanos();
    }

    private static PricingResult price(String provider, String model, String tier, String at, TokenUsage usage) {
        Instant instant = Instant.parse(at);
        long micros = instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
        return BOOK.price(new PricingRequest(provider, model, "", tier, micros, usage));
    }
}
