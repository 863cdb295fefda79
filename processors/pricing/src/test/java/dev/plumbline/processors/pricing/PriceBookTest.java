package dev.plumbline.processors.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.pricing.PricingResult.Priced;
import dev.plumbline.processors.pricing.PricingResult.Unpriced;
import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.pricing.catalog.PriceListReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class PriceBookTest {

    private static final long NOON = 1_795_262_400_000_000L;

    private final PriceList list = read("""
            version\tv1
            source\ts\tmade up
            provider\tacme\tguess\tacme.ai\t-
            provider\tresale\tnamed\t-\tacme
            model\tacme\tbig\tbig big-* *huge*
            price\tacme\tbig\t-\t-\tstandard\t0\t2\t1\t-\t-\t8\t-\t-\t-\ts
            price\tacme\tbig\t-\t-\tstandard\t1000\t4\t2\t-\t-\t16\t-\t-\t-\ts
            price\tacme\tbig\t-\t-\tbatch\t0\t1\t-\t-\t-\t4\t-\t-\t-\ts
            price\tacme\tbig-exact\t-\t-\tstandard\t0\t3\t-\t-\t-\t3\t-\t-\t-\ts
            price\tacme\tlate\t2026-11-22\t-\tstandard\t0\t3\t-\t-\t-\t3\t-\t-\t-\ts
            price\tacme\tgratis\t-\t-\tstandard\t0\t0\t-\t-\t-\t0\t-\t-\t-\ts
            price\tacme\ttiny\t-\t-\tstandard\t0\t0.0005\t-\t-\t-\t0.0015\t-\t-\t-\ts
            price\tacme\twrites\t-\t-\tstandard\t0\t1\t-\t2\t-\t1\t5\t-\t-\ts
            price\tresale\tother\t-\t-\tstandard\t0\t9\t-\t-\t-\t9\t-\t-\t-\ts
            """);
    private final PriceBook book = PriceBook.of(list);

    private static PriceList read(String text) {
        return PriceListReader.read(new StringReader(text));
    }

    @Test
    void shouldNameTheLineAndVersionThatApplied() {
        assertThat(price("acme", "big", TokenUsage.of(100, 10)))
                .isEqualTo(new Priced(100 * 2_000 + 10 * 8_000, "acme/big/standard/-/0", "v1"));
    }

    @Test
    void shouldPreferAnExactIdThenTheLongestPattern() {
        assertThat(nanos("acme", "big-exact", TokenUsage.of(1, 0))).isEqualTo(3_000);
        assertThat(nanos("acme", "big-other", TokenUsage.of(1, 0))).isEqualTo(2_000);
        assertThat(nanos("acme", "eu/HUGE-2", TokenUsage.of(1, 0))).isEqualTo(2_000);
        assertThat(nanos("acme", "big-exact-2026-01-31", TokenUsage.of(1, 0))).isEqualTo(2_000);
        assertThat(nanos("acme", "tiny-20260131", TokenUsage.of(2_000, 0))).isEqualTo(1_000);
    }

    @Test
    void shouldPriceByTheRequestedModelWhenTheServedOneIsEmptyOrUnknown() {
        for (String served : new String[] {"", "deployment-7"}) {
            assertThat(book.price(new PricingRequest("acme", served, "big", "", NOON, TokenUsage.of(1, 0))))
                    .isInstanceOf(Priced.class);
        }
        assertThat(book.price(new PricingRequest("acme", "big-exact", "big", "", NOON, TokenUsage.of(1, 0))))
                .isEqualTo(new Priced(3_000, "acme/big-exact/standard/-/0", "v1"));
        assertThat(book.price(new PricingRequest("acme", "x", "y", "", NOON, TokenUsage.of(1, 0))))
                .isEqualTo(new Unpriced(UnpricedReason.UNKNOWN_MODEL, "x"));
    }

    @Test
    void shouldSharePricesWithFallbackProvidersOnly() {
        assertThat(nanos("resale", "big", TokenUsage.of(1, 0))).isEqualTo(2_000);
        assertThat(price("acme", "other", TokenUsage.of(1, 0)))
                .isEqualTo(new Unpriced(UnpricedReason.UNKNOWN_MODEL, "other"));
        assertThat(price("", "other", TokenUsage.of(1, 0)))
                .isEqualTo(new Unpriced(UnpricedReason.UNKNOWN_MODEL, "other"));
        assertThat(nanos("", "resale/other", TokenUsage.of(1, 0))).isEqualTo(9_000);
    }

    @Test
    void shouldCostNothingOnlyIfFreeOrWithoutTokens() {
        assertThat(nanos("acme", "gratis", TokenUsage.of(1_000, 1_000))).isZero();
        assertThat(nanos("acme", "big", TokenUsage.of(0, 0))).isZero();
        assertThat(price("acme", "unheard-of", TokenUsage.of(0, 0))).isInstanceOf(Unpriced.class);
        assertThat(price("acme", "", TokenUsage.of(0, 0))).isInstanceOf(Unpriced.class);
    }

    @Test
    void shouldSayWhyThereIsNoPrice() {
        assertThat(price("acme", "late", TokenUsage.of(1, 1)))
                .isEqualTo(new Unpriced(UnpricedReason.NO_PRICE_AT_DATE, "late"));
        for (String tier : new String[] {"flex", "express"}) {
            assertThat(book.price(new PricingRequest("acme", "big", "", tier, NOON, TokenUsage.of(1, 1))))
                    .isEqualTo(new Unpriced(UnpricedReason.NO_PRICE_FOR_TIER, tier));
        }
    }

    @Test
    void shouldFallBackForCachesAndReasoningButNeverGuessAudioOrPaidWrites() {
        assertThat(nanos("acme", "big-exact", new TokenUsage(0, 1, 1, 1, 0, 1, 0, 0)))
                .isEqualTo(12_000);
        assertThat(nanos("acme", "writes", new TokenUsage(0, 1, 1, 0, 0, 1, 0, 0)))
                .isEqualTo(8_000);
        assertThat(price("acme", "writes", new TokenUsage(0, 0, 0, 1, 0, 0, 0, 0)))
                .isEqualTo(new Unpriced(UnpricedReason.NO_PRICE_FOR_BUCKET, "cache_write_1h"));
        assertThat(price("acme", "big", new TokenUsage(5, 0, 0, 0, 5, 0, 0, 1)))
                .isEqualTo(new Unpriced(UnpricedReason.NO_PRICE_FOR_BUCKET, "audio_output"));
    }

    @Test
    void shouldRoundOncePerCallHalfToEven() {
        assertThat(nanos("acme", "tiny", TokenUsage.of(1, 0))).isZero();
        assertThat(nanos("acme", "tiny", TokenUsage.of(0, 1))).isEqualTo(2);
        assertThat(nanos("acme", "tiny", TokenUsage.of(2, 1))).isEqualTo(2);
        assertThat(nanos("acme", "tiny", TokenUsage.of(3, 2))).isEqualTo(4);
        assertThat(nanos("acme", "tiny", TokenUsage.of(1, 1))).isEqualTo(2);
    }

    @Test
    void shouldStayExactBeyond63BitsOfPicosAndRefuseWhatDoesNotFit() {
        long tokens = 2_000_000_000_000_000L;

        assertThat(nanos("acme", "big-exact", TokenUsage.of(tokens, 0))).isEqualTo(tokens * 3_000);
        assertThat(price("acme", "big", TokenUsage.of(Long.MAX_VALUE, Long.MAX_VALUE)))
                .isEqualTo(new Unpriced(UnpricedReason.COST_OUT_OF_RANGE, "big"));
    }

    @Test
    void shouldCorrectThePastAndAddDatesByALaterList() {
        PriceBook corrected = PriceBook.of(list.correctedBy(read("""
                version\tfix
                source\tu\tour contract
                price\tacme\tbig\t-\t-\tstandard\t0\t1.5\t-\t-\t-\t8\t-\t-\t-\tu
                price\tacme\tbig\t2026-11-21T12:00:00Z\t-\tstandard\t0\t1\t-\t-\t-\t8\t-\t-\t-\tu
                price\tourselves\tin-house\t-\t-\tstandard\t0\t0.1\t-\t-\t-\t0.1\t-\t-\t-\tu
                """)));

        assertThat(corrected.price(new PricingRequest("acme", "big", "", "", NOON - 1, TokenUsage.of(10, 0))))
                .isEqualTo(new Priced(15_000, "acme/big/standard/-/0", "v1+fix"));
        assertThat(corrected.price(new PricingRequest("acme", "big", "", "", NOON, TokenUsage.of(10, 0))))
                .isEqualTo(new Priced(10_000, "acme/big/standard/2026-11-21T12:00:00Z/0", "v1+fix"));
        assertThat(corrected.price(new PricingRequest("ourselves", "in-house", "", "", NOON, TokenUsage.of(10, 0))))
                .isEqualTo(new Priced(1_000, "ourselves/in-house/standard/-/0", "v1+fix"));
    }

    @Test
    void shouldStayBoundedAndRightUnderInventedNames() {
        ResolutionCache cache = new ResolutionCache(new ModelIndex(list), 100);

        for (int i = 0; i < 10_000; i++) {
            assertThat(cache.find("acme" + i % 7, "invented-" + i)).isInstanceOf(Resolution.Missing.class);
            assertThat(cache.find("acme", "big")).isInstanceOf(Resolution.Found.class);
            assertThat(cache.size()).isLessThanOrEqualTo(100);
        }
        assertThat(cache.find("acme", "a/".repeat(5_000))).isInstanceOf(Resolution.Missing.class);
    }

    private long nanos(String provider, String model, TokenUsage usage) {
        PricingResult result = price(provider, model, usage);
        assertThat(result).isInstanceOf(Priced.class);
        return ((Priced) result).costNanos();
    }

    private PricingResult price(String provider, String model, TokenUsage usage) {
        return book.price(new PricingRequest(provider, model, "", "", NOON, usage));
    }
}
