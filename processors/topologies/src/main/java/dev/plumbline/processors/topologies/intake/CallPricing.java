package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.pricing.PricingRequest;
import dev.plumbline.processors.pricing.PricingResult;
import dev.plumbline.processors.pricing.TokenUsage;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;

/** Prices calls from a book. A call whose price is not known stays unpriced; it never costs 0 for that reason. */
final class CallPricing {
    private final PriceBook book;

    CallPricing(PriceBook book) {
        this.book = book;
    }

    /** Sets the cost if the book knows it. A call answered from the application's own cache asked no model: it costs 0. */
    void price(LlmCall call, long startedAtMicros, CallFacts facts) {
        if (call.getAppCacheHit()) {
            facts.cost(0);
            return;
        }
        PricingResult result = book.price(new PricingRequest(
                call.getProvider(),
                call.getServedModel(),
                call.getRequestedModel(),
                call.getServiceTier(),
                startedAtMicros,
                tokens(call.getUsage())));
        if (result instanceof PricingResult.Priced priced) {
            facts.cost(priced.costNanos());
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
