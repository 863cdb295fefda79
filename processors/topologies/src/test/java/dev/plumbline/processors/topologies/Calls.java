package dev.plumbline.processors.topologies;

import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import java.time.Instant;
import java.util.List;

/** Calls and scores to test with. */
public final class Calls {
    private Calls() {}

    /** A call of gpt-4 by acme's chat: 1,000 tokens in, 500 out, 2 s, which costs $0.06. */
    public static LlmCall.Builder call(String id, Instant startedAt) {
        return LlmCall.newBuilder()
                .setCallId(id)
                .setStartedAtMicros(micros(startedAt))
                .setDurationMicros(2_000_000L)
                .setTenant("acme")
                .setFeature("chat")
                .setProvider("openai")
                .setRequestedModel("gpt-4")
                .setServedModel("gpt-4-0613")
                .setUsage(new Usage(1_000L, 0L, 0L, 0L, 500L, 0L, 0L, 0L));
    }

    /** One heuristic score for correctness. */
    public static List<InlineScore> scored(double value) {
        return List.of(new InlineScore("correctness", value, ScoreSource.HEURISTIC, "", ""));
    }

    /** A human score for helpfulness, without scope. */
    public static CallScore.Builder score(String id, String callId, double value, Instant at) {
        return CallScore.newBuilder()
                .setScoreId(id)
                .setCallId(callId)
                .setTenant("acme")
                .setName("helpfulness")
                .setValue(value)
                .setSource(ScoreSource.HUMAN)
                .setScoredAtMicros(micros(at))
                .setScope(null);
    }

    /** Microseconds since the epoch. */
    public static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
