package dev.plumbline.deploy.standalone.demo;

import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.ingest.replay.totals.ReplayTotals;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.pricing.PricingRequest;
import dev.plumbline.processors.pricing.PricingResult;
import dev.plumbline.processors.pricing.TokenUsage;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was sent, added up in the simplest way: the totals of the replay module, and the price book's own arithmetic for
 * what it costs. Thread-safe.
 */
final class SentTotals {
    private final ReplayTotals totals = new ReplayTotals();
    private final PriceBook prices = PriceBook.bundled();
    private final Map<String, Long> costNanos = new TreeMap<>();
    private final Map<String, Long> unpriced = new TreeMap<>();

    /** Counts a record that was handed over. */
    synchronized void count(ReplayRecord record) {
        totals.count(record);
        if (record instanceof ReplayRecord.Call call && !call.copy()) {
            price(call.call());
        }
    }

    ReplayTotals totals() {
        return totals;
    }

    synchronized long costNanos(String feature) {
        return costNanos.getOrDefault(feature, 0L);
    }

    synchronized long unpriced(String feature) {
        return unpriced.getOrDefault(feature, 0L);
    }

    private void price(LlmCall call) {
        if (call.getAppCacheHit()) {
            return;
        }
        PricingResult result = prices.price(new PricingRequest(
                call.getProvider(),
                call.getServedModel(),
                call.getRequestedModel(),
                call.getServiceTier(),
                call.getStartedAtMicros(),
                tokens(call.getUsage())));
        if (result instanceof PricingResult.Priced priced) {
            costNanos.merge(call.getFeature(), priced.costNanos(), Math::addExact);
        } else {
            unpriced.merge(call.getFeature(), 1L, Long::sum);
        }
    }

    private static TokenUsage tokens(Usage usage) {
        return new TokenUsage(
                usage.getInput(),
                usage.getCacheRead(),
                usage.getCacheWrite5m(),
                usage.getCacheWrite1h(),
                usage.getOutput(),
                usage.getReasoning(),
                usage.getAudioInput(),
                usage.getAudioOutput());
    }
}
