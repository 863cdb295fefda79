package dev.plumbline.processors.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.processors.pricing.catalog.Bucket;
import dev.plumbline.processors.pricing.catalog.TokenPrices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CostLawsTest {

    @Provide
    Arbitrary<TokenPrices> prices() {
        return Arbitraries.longs()
                .between(0, 600_000_000)
                .list()
                .ofSize(Bucket.values().length)
                .map(picos -> {
                    Map<Bucket, Long> byBucket = new EnumMap<>(Bucket.class);
                    for (Bucket bucket : Bucket.values()) {
                        byBucket.put(bucket, picos.get(bucket.ordinal()));
                    }
                    return TokenPrices.of(byBucket);
                });
    }

    @Provide
    Arbitrary<TokenUsage> usages() {
        Arbitrary<Long> tokens = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 5),
                Arbitraries.longs().between(0, 2_000_000),
                Arbitraries.longs().between(0, 1L << 40));
        return tokens.list()
                .ofSize(8)
                .map(t ->
                        new TokenUsage(t.get(0), t.get(1), t.get(2), t.get(3), t.get(4), t.get(5), t.get(6), t.get(7)));
    }

    @Property
    void shouldBeAdditiveBeforeRounding(
            @ForAll("prices") TokenPrices prices, @ForAll("usages") TokenUsage a, @ForAll("usages") TokenUsage b) {
        assertThat(Cost.picos(prices, sum(a, b)))
                .isEqualTo(Cost.picos(prices, a).add(Cost.picos(prices, b)));
    }

    @Property
    void shouldNeverFallWithMoreTokens(
            @ForAll("prices") TokenPrices prices, @ForAll("usages") TokenUsage a, @ForAll("usages") TokenUsage more) {
        assertThat(Cost.nanos(prices, sum(a, more))).isGreaterThanOrEqualTo(Cost.nanos(prices, a));
    }

    @Property
    void shouldRoundTheExactPicosOnceHalfToEven(
            @ForAll("prices") TokenPrices prices, @ForAll("usages") TokenUsage usage) {
        BigDecimal exact = new BigDecimal(Cost.picos(prices, usage)).movePointLeft(3);

        assertThat(Cost.nanos(prices, usage))
                .isEqualTo(exact.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    @Test
    void shouldRefuseNegativeTokensAndUnreasonablePrices() {
        assertThatThrownBy(() -> TokenUsage.of(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TokenPrices.of(Map.of(Bucket.INPUT, -3L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TokenPrices.of(Map.of(Bucket.INPUT, TokenPrices.MAX_PICOS + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TokenUsage sum(TokenUsage a, TokenUsage b) {
        return new TokenUsage(
                a.input() + b.input(),
                a.cacheRead() + b.cacheRead(),
                a.cacheWrite5m() + b.cacheWrite5m(),
                a.cacheWrite1h() + b.cacheWrite1h(),
                a.output() + b.output(),
                a.reasoning() + b.reasoning(),
                a.audioInput() + b.audioInput(),
                a.audioOutput() + b.audioOutput());
    }
}
