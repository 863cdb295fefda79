package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.pricing.PricingRequest;
import dev.plumbline.processors.pricing.PricingResult;
import dev.plumbline.processors.pricing.TokenUsage;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.topologies.prices.UnpricedModel;
import dev.plumbline.processors.topologies.prices.UnpricedModels;
import dev.plumbline.processors.topologies.prices.UnpricedUse;
import dev.plumbline.processors.topologies.revision.PriceBooks;
import dev.plumbline.processors.topologies.revision.StoredBook;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Prices calls, and keeps the list of models without a price. A call whose price is not known stays unpriced; it never costs
 * 0 for that reason.
 */
final class CallPricing {
    private final PriceBooks books;
    private final UnpricedModels unpriced;

    CallPricing(PriceBooks books, UnpricedModels unpriced) {
        this.books = books;
        this.unpriced = unpriced;
    }

    /** Sets the cost by the prices in force, or answers the model that has none. */
    @Nullable
    UnpricedModel price(LlmCall call, long startedAtMicros, CallFacts facts) {
        return price(books.current(), call, startedAtMicros, facts);
    }

    /** Notes that a call was counted without a price. */
    void note(UnpricedModel model, LlmCall call, long startedAtMicros) {
        unpriced.add(model, use(call.getUsage(), startedAtMicros));
    }

    /** Sets the cost by a book, for a call that was noted before and is to be taken back. */
    void takeBack(StoredBook book, LlmCall call, long startedAtMicros, CallFacts facts) {
        UnpricedModel model = price(book, call, startedAtMicros, facts);
        if (model != null) {
            unpriced.remove(model, use(call.getUsage(), startedAtMicros));
        }
    }

    /** Sets the cost by a book, and notes the model if it has none. */
    void put(StoredBook book, LlmCall call, long startedAtMicros, CallFacts facts) {
        UnpricedModel model = price(book, call, startedAtMicros, facts);
        if (model != null) {
            unpriced.add(model, use(call.getUsage(), startedAtMicros));
        }
    }

    /** A call answered from the application's own cache asked no model: it costs 0. */
    private static @Nullable UnpricedModel price(StoredBook book, LlmCall call, long startedAtMicros, CallFacts facts) {
        if (call.getAppCacheHit()) {
            facts.cost(0);
            return null;
        }
        PricingResult result = book.book().price(request(call, startedAtMicros));
        if (result instanceof PricingResult.Priced priced) {
            facts.cost(priced.costNanos()).priceVersion(book.version());
            return null;
        }
        PricingResult.Unpriced without = (PricingResult.Unpriced) result;
        String model = call.getServedModel().isEmpty() ? call.getRequestedModel() : call.getServedModel();
        return new UnpricedModel(
                call.getProvider(),
                model,
                call.getServiceTier(),
                without.reason().code());
    }

    /** True if both books give the call the same cost, or both none for the same reason. */
    static boolean costsTheSame(StoredBook before, StoredBook after, LlmCall call, long startedAtMicros) {
        if (call.getAppCacheHit()) {
            return true;
        }
        PricingRequest request = request(call, startedAtMicros);
        PricingResult old = before.book().price(request);
        PricingResult now = after.book().price(request);
        if (old instanceof PricingResult.Priced a && now instanceof PricingResult.Priced b) {
            return a.costNanos() == b.costNanos();
        }
        return old instanceof PricingResult.Unpriced a
                && now instanceof PricingResult.Unpriced b
                && a.reason() == b.reason();
    }

    private static PricingRequest request(LlmCall call, long startedAtMicros) {
        return new PricingRequest(
                call.getProvider(),
                call.getServedModel(),
                call.getRequestedModel(),
                call.getServiceTier(),
                startedAtMicros,
                tokens(call.getUsage()));
    }

    private static UnpricedUse use(Usage usage, long startedAtMicros) {
        long input = usage.getInput() + usage.getCacheRead() + usage.getCacheWrite5m();
        return new UnpricedUse(
                1,
                input + usage.getCacheWrite1h() + usage.getAudioInput(),
                usage.getOutput() + usage.getReasoning() + usage.getAudioOutput(),
                startedAtMicros);
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
