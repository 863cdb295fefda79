package dev.plumbline.processors.pricelists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.pricing.PricingRequest;
import dev.plumbline.processors.pricing.PricingResult;
import dev.plumbline.processors.pricing.TokenUsage;
import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.PriceList;
import dev.plumbline.processors.pricing.catalog.PriceListException;
import dev.plumbline.processors.pricing.catalog.PriceListReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceOverlayTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant SWITCH = Instant.parse("2026-11-01T00:00:00Z");

    private static final PriceList OURS = PriceListReader.read(new StringReader(String.join(
            "\n",
            "version\tours",
            "source\ts\twritten for this test",
            "provider\topenai\tguess\t-\t-",
            "model\topenai\tgpt-4o\tgpt-4o gpt-4o-2024-08-06 gpt-4o*",
            "price\topenai\tgpt-4o\t-\t-\tstandard\t0\t2.5\t1.25\t-\t-\t10\t-\t-\t-\ts",
            "price\topenai\tgpt-gone\t-\t-\tstandard\t0\t1\t-\t-\t-\t2\t-\t-\t-\ts")));

    @Test
    void shouldSayWhatIsAddedChangedAndRemoved() {
        List<PriceDifference> found = PriceComparison.of(OURS, litellm().list(), NOW);

        assertThat(found)
                .extracting(PriceDifference::kind, PriceDifference::model)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(PriceDifference.Kind.ADDED, "gpt-new"),
                        org.assertj.core.groups.Tuple.tuple(PriceDifference.Kind.CHANGED, "gpt-4o"),
                        org.assertj.core.groups.Tuple.tuple(PriceDifference.Kind.CHANGED, "gpt-4o-lite"),
                        org.assertj.core.groups.Tuple.tuple(PriceDifference.Kind.REMOVED, "gpt-gone"));
        assertThat(found.get(1).percent(Bucket.INPUT)).hasValue(-20.0);
        assertThat(found.get(1).percent(Bucket.OUTPUT)).hasValue(0.0);
    }

    @Test
    void shouldLeaveNoDifferenceOnceLaidOver() {
        PriceList laidOver =
                OURS.correctedBy(PriceOverlay.ofUndated(OURS, litellm().list(), NOW, SWITCH));

        assertThat(PriceComparison.of(laidOver, litellm().list(), NOW))
                .extracting(PriceDifference::kind)
                .containsOnly(PriceDifference.Kind.REMOVED);
        assertThat(PriceOverlay.ofUndated(laidOver, litellm().list(), NOW, SWITCH)
                        .lines())
                .isEmpty();
    }

    @Test
    void shouldKeepThePricesBeforeTheDate() {
        PriceList laidOver =
                OURS.correctedBy(PriceOverlay.ofUndated(OURS, litellm().list(), NOW, SWITCH));

        assertThat(cost(laidOver, "gpt-4o", SWITCH.minusSeconds(1))).isEqualTo(2_500_000);
        assertThat(cost(laidOver, "gpt-4o", SWITCH)).isEqualTo(2_000_000);
        assertThat(cost(laidOver, "gpt-4o-lite", SWITCH.minusSeconds(1))).isEqualTo(2_500_000);
        assertThat(cost(laidOver, "gpt-4o-lite", SWITCH)).isEqualTo(100_000);
        assertThat(cost(laidOver, "gpt-4o-other", SWITCH)).isEqualTo(2_000_000);
        assertThat(cost(laidOver, "gpt-new", Instant.EPOCH)).isEqualTo(7_000_000);
    }

    @Test
    void shouldKeepPricesOfBucketsThatTheOtherListDoesNotHave() {
        PriceList overlay = PriceOverlay.ofUndated(OURS, litellm().list(), NOW, null);

        assertThat(overlay.lines())
                .filteredOn(line -> line.key().model().equals("gpt-4o"))
                .singleElement()
                .satisfies(
                        line -> assertThat(line.prices().own(Bucket.CACHE_READ)).isEqualTo(1_250_000));
    }

    @Test
    void shouldTakeDatedListsAsTheyAre() {
        PriceList dated = PriceFile.read("""
                        [{"id": "openai", "models": [{"id": "gpt-4o", "match": {"starts_with": "gpt-4o"},
                          "prices": [{"prices": {"input_mtok": 2.5, "output_mtok": 10}},
                                     {"constraint": {"start_date": "2026-11-01"},
                                      "prices": {"input_mtok": 2, "output_mtok": 8}}]}]}]
                        """, PriceFormat.GENAI_PRICES, "genai").list();

        PriceList overlay = PriceOverlay.ofDated(OURS, dated);

        assertThat(overlay.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.key().from()).isEqualTo(SWITCH));
        assertThat(cost(OURS.correctedBy(overlay), "gpt-4o", SWITCH)).isEqualTo(2_000_000);
    }

    @Test
    void shouldTellFormatsApartAndRefuseTheWrongOne() {
        assertThat(PriceFormat.detect(" {\"a\": 1}")).isEqualTo(PriceFormat.LITELLM);
        assertThat(PriceFormat.detect("[]")).isEqualTo(PriceFormat.GENAI_PRICES);
        assertThat(PriceFormat.detect("version\tx")).isEqualTo(PriceFormat.PLUMBLINE);
        assertThatThrownBy(() -> PriceFile.read("[]", PriceFormat.LITELLM, "x"))
                .isInstanceOf(PriceListException.class)
                .hasMessageContaining("not a file of litellm");
        assertThatThrownBy(() -> PriceFile.read("{", PriceFormat.LITELLM, "x"))
                .isInstanceOf(PriceListException.class)
                .hasMessageContaining("not JSON");
    }

    @Test
    void shouldSayWhichEntriesAreLeftOut() {
        PriceFile file = PriceFile.read("""
                {"odd": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 1.23456789012345e-07}}
                """, PriceFormat.LITELLM, "x");

        assertThat(file.list().lines()).isEmpty();
        assertThat(file.skipped()).containsExactly("odd: a price is not a whole number of pico-dollars a token");
    }

    private static PriceFile litellm() {
        return PriceFile.read("""
                {"gpt-4o": {"litellm_provider": "openai", "mode": "chat",
                            "input_cost_per_token": 2e-06, "output_cost_per_token": 1e-05},
                 "gpt-4o-lite": {"litellm_provider": "openai", "mode": "chat",
                                 "input_cost_per_token": 1e-07, "output_cost_per_token": 4e-07},
                 "gpt-new": {"litellm_provider": "openai", "mode": "chat",
                             "input_cost_per_token": 7e-06, "output_cost_per_token": 9e-06}}
                """, PriceFormat.LITELLM, "litellm-test");
    }

    /** Of a thousand input tokens, in nano-dollars. */
    private static long cost(PriceList list, String model, Instant at) {
        PricingResult result = PriceBook.of(list)
                .price(new PricingRequest(
                        "openai", model, "", "", at.getEpochSecond() * 1_000_000, TokenUsage.of(1_000, 0)));
        return ((PricingResult.Priced) result).costNanos();
    }
}
