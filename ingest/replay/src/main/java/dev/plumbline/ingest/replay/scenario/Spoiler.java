package dev.plumbline.ingest.replay.scenario;

import dev.plumbline.ingest.replay.ReplayRecord;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes bad records, each kind in turn: bytes that are no record, negative tokens, a score that is no number, 2099. */
final class Spoiler {
    private static final long YEAR_2099_MICROS = 4_070_908_800_000_000L;

    private long made;

    /** A bad record at the time of {@code model}, with the identity of a call that does not exist otherwise. */
    ReplayRecord.Timed spoil(LlmCall model) {
        long at = model.getStartedAtMicros();
        LlmCall call =
                LlmCall.newBuilder(model).setCallId(model.getCallId() + "-bad").build();
        switch ((int) (made++ % 4)) {
            case 0:
                byte[] bytes = ("not a record " + made).getBytes(StandardCharsets.US_ASCII);
                return new ReplayRecord.Garbage(call.getCallId(), bytes, at, "malformed");
            case 1:
                call.setUsage(new Usage(-5L, 0L, 0L, 0L, 1L, 0L, 0L, 0L));
                return new ReplayRecord.Invalid(call, at, "negative_tokens");
            case 2:
                call.setScores(List.of(new InlineScore("tone", Double.NaN, ScoreSource.HEURISTIC, "", "")));
                return new ReplayRecord.Invalid(call, at, "score_not_finite");
            default:
                call.setStartedAtMicros(YEAR_2099_MICROS);
                return new ReplayRecord.Invalid(call, at, "future");
        }
    }
}
