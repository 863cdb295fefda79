package dev.plumbline.processors.benchmarks.flink;

import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.ScoreKey;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** What one call adds to one series. Mutable, so that Flink may reuse it. */
final class CallRow {
    static final TypeInformation<CallRow> TYPE = new WrittenType<>(CallRow.class, new CallRowSerializer());
    static final int TOKENS = 3;

    String series = "";
    String[] names = {};
    long startedAtMicros;
    int outcome;
    final long[] tokens = new long[TOKENS];
    long costNanos;
    long durationMicros;
    long firstTokenMicros;
    String scoreName = "";
    int scoreSource;
    long scoreMicros;

    void fill(CallFacts facts) {
        startedAtMicros = facts.startedAtMicros();
        outcome = facts.outcome();
        tokens[0] = facts.tokens(0);
        tokens[1] = facts.tokens(1);
        tokens[2] = facts.tokens(4);
        costNanos = facts.priced() ? facts.costNanos() : -1;
        durationMicros = facts.durationMicros();
        firstTokenMicros = facts.firstTokenMicros();
        boolean scored = facts.scoreCount() > 0;
        scoreName = scored ? facts.scoreKey(0).name() : "";
        scoreSource = scored ? facts.scoreKey(0).source().ordinal() : 0;
        scoreMicros = scored ? facts.scoreMicros(0) : 0;
    }

    void copyTo(CallFacts facts) {
        facts.reset()
                .startedAt(startedAtMicros)
                .outcome(outcome)
                .tokens(0, tokens[0])
                .tokens(1, tokens[1])
                .tokens(4, tokens[2])
                .duration(durationMicros)
                .firstToken(firstTokenMicros);
        if (costNanos >= 0) {
            facts.cost(costNanos);
        }
        if (!scoreName.isEmpty()) {
            facts.score(new ScoreKey(scoreName, ScoreKey.Source.at(scoreSource)), scoreMicros);
        }
    }
}
