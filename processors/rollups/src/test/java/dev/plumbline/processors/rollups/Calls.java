package dev.plumbline.processors.rollups;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generated calls and scores that meet in few series and minutes. */
public final class Calls {

    /** Something that can be added to totals again and again. */
    public record Call(
            List<String> names, long startedAt, int outcome, long amount, long cost, long duration, int score) {

        public CallFacts facts() {
            CallFacts facts = new CallFacts().startedAt(startedAt).outcome(outcome);
            facts.dimension(Dimension.TENANT, names.get(0));
            facts.dimension(Dimension.FEATURE, names.get(1));
            facts.dimension(Dimension.MODEL, names.get(2));
            facts.dimension(Dimension.REQUESTED_MODEL, names.get(2));
            facts.dimension(Dimension.PROMPT_VERSION, names.get(3));
            facts.tokens(outcome, amount).tokens(0, amount + 1).retries(outcome).guardrailBlocks(outcome % 2);
            facts.appCacheHit(outcome == 3).duration(duration).firstToken(duration / 2 - 1);
            if (cost >= 0) {
                facts.cost(cost).reportedCost(cost + 1);
            }
            if (score > 0) {
                facts.score(scoreKey(), score * 1_000L).score(new ScoreKey("tone", ScoreKey.Source.HUMAN), -score);
            }
            return facts;
        }

        public ScoreKey scoreKey() {
            return new ScoreKey("correct-" + score % 3, ScoreKey.Source.at(score % 4));
        }

        public SeriesKey series(Grouping grouping) {
            return SeriesKey.of(grouping, facts().dimensions());
        }
    }

    private Calls() {}

    public static Arbitrary<List<Call>> lists() {
        Arbitrary<List<String>> names =
                Arbitraries.of("a", "b", "ü", "long-enough-a-name").list().ofSize(4);
        return Combinators.combine(
                        names,
                        Arbitraries.longs().between(0, 300_000_000L),
                        Arbitraries.integers().between(0, 7),
                        Arbitraries.longs().between(0, 1L << 40),
                        Arbitraries.longs().between(-1, 1L << 40),
                        Arbitraries.longs().between(-1, 60_000_000L),
                        Arbitraries.integers().between(0, 1_000))
                .as(Call::new)
                .list()
                .ofMaxSize(60);
    }
}
