package dev.plumbline.deploy.standalone.verify;

import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.pricing.PricingRequest;
import dev.plumbline.processors.pricing.PricingResult;
import dev.plumbline.processors.pricing.TokenUsage;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Adds calls up by UTC day, tenant and feature: calls, tokens by kind, cost, and how many calls have a price. */
final class Totals {
    private static final long DAY_MICROS = 86_400_000_000L;

    private final PriceBook prices;
    private final Figures figures;
    private long firstDay = Long.MAX_VALUE;
    private long lastDay = Long.MIN_VALUE;

    Totals(PriceBook prices, Figures figures) {
        this.prices = prices;
        this.figures = figures;
    }

    void add(LlmCall call, long startedAtMicros) {
        long day = Math.floorDiv(startedAtMicros, DAY_MICROS);
        firstDay = Math.min(firstDay, day);
        lastDay = Math.max(lastDay, day);
        String scope = scope(day(day), call.getTenant(), call.getFeature());
        figures.add(scope, "calls", 1);
        tokens(scope, call.getUsage());
        if (call.getAppCacheHit()) {
            figures.add(scope, "priced calls", 1);
        } else if (prices.price(request(call, startedAtMicros)) instanceof PricingResult.Priced priced) {
            figures.add(scope, "priced calls", 1);
            figures.add(scope, "cost in nano-dollars", priced.costNanos());
        } else {
            figures.add(scope, "unpriced calls", 1);
        }
    }

    private void tokens(String scope, Usage usage) {
        figures.add(scope, "tokens input", usage.getInput());
        figures.add(scope, "tokens cache_read", usage.getCacheRead());
        figures.add(scope, "tokens cache_write_5m", usage.getCacheWrite5m());
        figures.add(scope, "tokens cache_write_1h", usage.getCacheWrite1h());
        figures.add(scope, "tokens output", usage.getOutput());
        figures.add(scope, "tokens reasoning", usage.getReasoning());
        figures.add(scope, "tokens audio_input", usage.getAudioInput());
        figures.add(scope, "tokens audio_output", usage.getAudioOutput());
    }

    private static PricingRequest request(LlmCall call, long startedAtMicros) {
        Usage usage = call.getUsage();
        return new PricingRequest(
                call.getProvider(),
                call.getServedModel(),
                call.getRequestedModel(),
                call.getServiceTier(),
                startedAtMicros,
                new TokenUsage(
                        usage.getInput(),
                        usage.getCacheRead(),
                        usage.getCacheWrite5m(),
                        usage.getCacheWrite1h(),
                        usage.getOutput(),
                        usage.getReasoning(),
                        usage.getAudioInput(),
                        usage.getAudioOutput()));
    }

    static String scope(String day, String tenant, String feature) {
        return day + " " + tenant + " " + feature;
    }

    private static String day(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    boolean isEmpty() {
        return firstDay > lastDay;
    }

    /** Start of the first day with a call. */
    Instant from() {
        return Instant.EPOCH.plus(firstDay, ChronoUnit.DAYS);
    }

    /** End of the last day with a call. */
    Instant to() {
        return Instant.EPOCH.plus(lastDay + 1, ChronoUnit.DAYS);
    }
}
