package dev.plumbline.ingest.replay.totals;

import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Totals of one slice of the traffic, such as a feature. Guarded by the {@link ReplayTotals} that it is from: read it
 * when nothing is counted any more.
 */
public final class SliceTotals {
    private long calls;
    private final Usage usage = new Usage(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<ScoreKey, ScoreSum> scores = new LinkedHashMap<>();

    SliceTotals() {}

    /** Calls, duplicates not among them. */
    public long calls() {
        return calls;
    }

    /** Calls by outcome; the sum is {@link #calls()}. */
    public Map<Outcome, Long> outcomes() {
        return Map.copyOf(outcomes);
    }

    /** Tokens by bucket. */
    public Usage usage() {
        return Usage.newBuilder(usage).build();
    }

    /** Scores, inline and late, by name and source. */
    public Map<ScoreKey, ScoreSum> scores() {
        return Map.copyOf(scores);
    }

    void add(LlmCall call) {
        calls++;
        outcomes.merge(call.getOutcome(), 1L, Long::sum);
        Usage more = call.getUsage();
        usage.setInput(usage.getInput() + more.getInput());
        usage.setCacheRead(usage.getCacheRead() + more.getCacheRead());
        usage.setCacheWrite5m(usage.getCacheWrite5m() + more.getCacheWrite5m());
        usage.setCacheWrite1h(usage.getCacheWrite1h() + more.getCacheWrite1h());
        usage.setOutput(usage.getOutput() + more.getOutput());
        usage.setReasoning(usage.getReasoning() + more.getReasoning());
        usage.setAudioInput(usage.getAudioInput() + more.getAudioInput());
        usage.setAudioOutput(usage.getAudioOutput() + more.getAudioOutput());
        for (InlineScore score : call.getScores()) {
            add(score.getName(), score.getSource(), score.getValue());
        }
    }

    void add(CallScore score) {
        add(score.getName(), score.getSource(), score.getValue());
    }

    private void add(String name, ScoreSource source, double value) {
        scores.merge(new ScoreKey(name, source), ScoreSum.of(value), ScoreSum::plus);
    }
}
