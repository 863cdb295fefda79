package dev.plumbline.deploy.standalone.verify;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreScope;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.DecodeException;
import dev.plumbline.schemas.serde.RecordDecoder;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one partition of calls and scores comes to, one record after the other. Of the records of a call that was corrected
 * the one with the highest revision counts, whenever it came. Not thread-safe.
 */
final class PartitionModel {
    private static final int MAX_RECORD_BYTES = 256 * 1024;
    private static final long CLAMP_AHEAD_MICROS = 300_000_000L;
    private static final String CALLS = "calls";
    private static final String SCORES = "scores";

    private final CountingRules rules;
    private final RecordDecoder<LlmCall> callDecoder;
    private final RecordDecoder<CallScore> scoreDecoder;
    private final SeenIds seenCalls;
    private final SeenIds seenScores;
    private final Corrections corrections;
    private final Totals totals;
    private final Arrivals arrivals;

    PartitionModel(
            CountingRules rules, SchemaRegistry registry, Corrections corrections, Totals totals, Arrivals arrivals) {
        this.rules = rules;
        this.callDecoder = RecordDecoder.of(Topic.CALLS, LlmCall.class, registry);
        this.scoreDecoder = RecordDecoder.of(Topic.SCORES, CallScore.class, registry);
        this.seenCalls = new SeenIds(rules.dedupMicros(), rules.joinMicros());
        this.seenScores = new SeenIds(rules.dedupMicros(), rules.dedupMicros());
        this.corrections = corrections;
        this.totals = totals;
        this.arrivals = arrivals;
    }

    /** Takes a record of either topic. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        boolean isCall = record.topic().equals(Topic.CALLS.topicName());
        String stream = isCall ? CALLS : SCORES;
        String column;
        try {
            column = isOversized(record)
                    ? "quarantined oversized"
                    : isCall ? call(decode(callDecoder, record), record) : score(decode(scoreDecoder, record), record);
        } catch (DecodeException e) {
            column = "quarantined " + e.reason().name().toLowerCase(Locale.ROOT);
        }
        arrivals.add(stream, record, column);
    }

    private static boolean isOversized(ConsumerRecord<byte[], byte[]> record) {
        return record.value() != null && record.value().length > MAX_RECORD_BYTES;
    }

    private static <T extends org.apache.avro.specific.SpecificRecord> T decode(
            RecordDecoder<T> decoder, ConsumerRecord<byte[], byte[]> record) {
        return decoder.decode(record.value() == null ? new byte[0] : record.value(), record.headers(), null);
    }

    private String call(LlmCall call, ConsumerRecord<byte[], byte[]> record) {
        long append = record.timestamp() * 1_000;
        String reason = Checks.of(call);
        reason = reason != null ? reason : Checks.time(call.getStartedAtMicros(), append, rules);
        if (reason != null) {
            return refused(reason);
        }
        SeenIds.Id id = seenCalls.id(call.getTenant(), call.getCallId());
        boolean isNew = seenCalls.add(id, append);
        if (corrections.isCorrected(id) ? !corrections.isLast(id, record) : !isNew) {
            return "duplicate";
        }
        long startedAt = clamped(call.getStartedAtMicros(), append);
        if (startedAt != call.getStartedAtMicros()) {
            arrivals.clamped(CALLS);
        }
        totals.add(call, startedAt);
        return "counted";
    }

    private String score(CallScore score, ConsumerRecord<byte[], byte[]> record) {
        long append = record.timestamp() * 1_000;
        ScoreScope scope = score.getScope();
        String reason = Checks.of(score);
        reason = reason != null ? reason : Checks.time(score.getScoredAtMicros(), append, rules);
        reason = reason != null ? reason : placed(score, scope, append);
        if (reason != null) {
            return refused(reason);
        }
        if (!seenScores.add(seenScores.id(score.getTenant(), score.getScoreId()), append)) {
            return "duplicate";
        }
        if (scope != null && clamped(scope.getCallStartedAtMicros(), append) != scope.getCallStartedAtMicros()) {
            arrivals.clamped(SCORES);
        }
        return "counted";
    }

    private @Nullable String placed(CallScore score, @Nullable ScoreScope scope, long append) {
        if (scope != null) {
            return Checks.time(scope.getCallStartedAtMicros(), append, rules);
        }
        return seenCalls.knows(seenCalls.id(score.getTenant(), score.getCallId())) ? null : "unmatched";
    }

    private static String refused(String reason) {
        return reason.equals("late") ? "late" : "quarantined " + reason;
    }

    private static long clamped(long eventMicros, long appendMicros) {
        return eventMicros > appendMicros + CLAMP_AHEAD_MICROS ? appendMicros : eventMicros;
    }
}
