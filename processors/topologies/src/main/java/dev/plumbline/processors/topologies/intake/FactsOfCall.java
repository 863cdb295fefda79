package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.schemas.records.GuardrailVerdict;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import java.util.List;

/** Fills the carrier that totals are made from. Cost is filled in by {@link CallPricing}. */
final class FactsOfCall {
    private static final ScoreKey.Source[] SOURCES = sources();

    private FactsOfCall() {}

    static void fill(CallFacts facts, LlmCall call, long startedAtMicros) {
        String[] dimensions = new String[Dimension.COUNT];
        Dimensions.of(call, dimensions);
        fill(facts, call, dimensions, startedAtMicros);
    }

    /** The same of a call whose dimensions are known. */
    static void fill(CallFacts facts, LlmCall call, String[] dimensions, long startedAtMicros) {
        facts.reset().startedAt(startedAtMicros).outcome(call.getOutcome().ordinal());
        facts.dimensions(dimensions);
        tokens(facts, call.getUsage());
        if (call.getDurationMicros() != null) {
            facts.duration(call.getDurationMicros());
        }
        if (call.getTimeToFirstTokenMicros() != null) {
            facts.firstToken(call.getTimeToFirstTokenMicros());
        }
        if (call.getReportedCostNanos() != null) {
            facts.reportedCost(call.getReportedCostNanos());
        }
        facts.appCacheHit(call.getAppCacheHit()).retries(call.getRetries());
        facts.guardrailBlocks(blocks(call.getGuardrails()));
        for (InlineScore score : call.getScores()) {
            facts.score(scoreKey(score.getName(), score.getSource()), millionths(score.getValue()));
        }
    }

    static ScoreKey scoreKey(String name, ScoreSource source) {
        return new ScoreKey(name, SOURCES[source.ordinal()]);
    }

    /** The one place where a score becomes fixed point: nearest millionth, ties to even. */
    static long millionths(double score) {
        return (long) Math.rint(score * 1e6);
    }

    private static void tokens(CallFacts facts, Usage usage) {
        facts.tokens(0, usage.getInput())
                .tokens(1, usage.getCacheRead())
                .tokens(2, usage.getCacheWrite5m())
                .tokens(3, usage.getCacheWrite1h())
                .tokens(4, usage.getOutput())
                .tokens(5, usage.getReasoning())
                .tokens(6, usage.getAudioInput())
                .tokens(7, usage.getAudioOutput());
    }

    private static int blocks(List<GuardrailVerdict> verdicts) {
        int blocks = 0;
        for (GuardrailVerdict verdict : verdicts) {
            if (verdict.getBlocked()) {
                blocks++;
            }
        }
        return blocks;
    }

    private static ScoreKey.Source[] sources() {
        ScoreSource[] wire = ScoreSource.values();
        ScoreKey.Source[] sources = new ScoreKey.Source[wire.length];
        for (ScoreSource source : wire) {
            sources[source.ordinal()] = ScoreKey.Source.valueOf(source.name());
        }
        return sources;
    }
}
