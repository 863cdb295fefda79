package dev.plumbline.processors.benchmarks.contenders;

import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.pricing.PricingRequest;
import dev.plumbline.processors.pricing.PricingResult;
import dev.plumbline.processors.pricing.TokenUsage;
import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;

/** Turns a call into what totals are made of, price included, for the contenders that are not ours. Single-threaded. */
public final class CallFactsReader {
    private final PriceBook prices = PriceBook.bundled();
    private final CallFacts facts = new CallFacts();

    /** The facts of a call; overwritten by the next. */
    public CallFacts read(LlmCall call) {
        Usage usage = call.getUsage();
        facts.reset()
                .startedAt(call.getStartedAtMicros())
                .outcome(call.getOutcome().ordinal())
                .tokens(0, usage.getInput())
                .tokens(1, usage.getCacheRead())
                .tokens(4, usage.getOutput())
                .duration(orUnknown(call.getDurationMicros()))
                .firstToken(orUnknown(call.getTimeToFirstTokenMicros()));
        for (InlineScore score : call.getScores()) {
            ScoreKey key = new ScoreKey(
                    score.getName(), ScoreKey.Source.valueOf(score.getSource().name()));
            facts.score(key, Math.round(score.getValue() * 1e6));
        }
        if (prices.price(request(call, usage)) instanceof PricingResult.Priced priced) {
            facts.cost(priced.costNanos());
        }
        return facts;
    }

    private static PricingRequest request(LlmCall call, Usage usage) {
        return new PricingRequest(
                call.getProvider(),
                call.getServedModel(),
                call.getRequestedModel(),
                call.getServiceTier(),
                call.getStartedAtMicros(),
                new TokenUsage(usage.getInput(), usage.getCacheRead(), 0, 0, usage.getOutput(), 0, 0, 0));
    }

    private static long orUnknown(Long micros) {
        return micros == null ? CallFacts.UNKNOWN : micros;
    }
}
