package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.ScoreKey;
import dev.plumbline.processors.rollups.partials.Partials;
import dev.plumbline.processors.topologies.intake.checks.DayBounds;
import dev.plumbline.processors.topologies.intake.checks.EventTime;
import dev.plumbline.processors.topologies.intake.checks.Fault;
import dev.plumbline.processors.topologies.intake.checks.Reason;
import dev.plumbline.processors.topologies.intake.checks.RecordCheck;
import dev.plumbline.processors.topologies.intake.ids.SeenIds;
import dev.plumbline.processors.topologies.migration.SeenEvaluators;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ScoreScope;
import dev.plumbline.schemas.serde.DecodeException;
import dev.plumbline.schemas.serde.RecordDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Takes in scores that come apart from their calls. A score goes to the minute in which its call started, which it names
 * itself or which is looked up by call id.
 */
final class ScoreIntake {
    private final RecordDecoder<CallScore> decoder;
    private final EventTime time;
    private final SeenIds seen;
    private final Partials partials;
    private final Progress progress;
    private final DayBounds bounds;
    private final SeenEvaluators evaluators;
    private final String[] dimensions = new String[Dimension.COUNT];
    private @Nullable CallScore reused;

    ScoreIntake(
            RecordDecoder<CallScore> decoder,
            EventTime time,
            SeenIds seen,
            Partials partials,
            Progress progress,
            DayBounds bounds,
            SeenEvaluators evaluators) {
        this.decoder = decoder;
        this.time = time;
        this.seen = seen;
        this.partials = partials;
        this.progress = progress;
        this.bounds = bounds;
        this.evaluators = evaluators;
    }

    Verdict take(Arrival arrival) {
        CallScore score;
        try {
            score = decoder.decode(arrival.value(), arrival.headers(), reused);
        } catch (DecodeException e) {
            return Verdict.unreadable(Fault.of(e));
        }
        reused = score;
        ScoreScope scope = score.getScope();
        String app = scope == null ? "" : scope.getApp();
        Fault fault = RecordCheck.of(score);
        fault = fault != null
                ? fault
                : time.check("scored_at_micros", score.getScoredAtMicros(), arrival.appendMicros());
        if (fault != null) {
            return Verdict.refused(score.getTenant(), app, fault);
        }
        return scope == null ? joined(score, arrival) : scoped(score, scope, arrival);
    }

    private Verdict scoped(CallScore score, ScoreScope scope, Arrival arrival) {
        Fault fault =
                time.check("scope.call_started_at_micros", scope.getCallStartedAtMicros(), arrival.appendMicros());
        if (fault != null) {
            return Verdict.refused(score.getTenant(), scope.getApp(), fault);
        }
        Dimensions.of(score, scope, dimensions);
        long startedAt = time.clamp(scope.getCallStartedAtMicros(), arrival.appendMicros());
        progress.saw(startedAt, arrival.appendMicros());
        return count(score, startedAt, time.isAhead(scope.getCallStartedAtMicros(), arrival.appendMicros()), arrival);
    }

    private Verdict joined(CallScore score, Arrival arrival) {
        long startedAt = seen.findCall(score.getTenant(), score.getCallId(), dimensions);
        if (startedAt == SeenIds.NOT_FOUND) {
            return Verdict.refused(
                    score.getTenant(),
                    "",
                    new Fault(
                            Reason.UNMATCHED,
                            "no call " + score.getCallId() + " was seen, and the score has no scope"));
        }
        return count(score, startedAt, false, arrival);
    }

    private Verdict count(CallScore score, long callStartedAt, boolean clamped, Arrival arrival) {
        String app = dimensions[Dimension.APP.ordinal()];
        long micros = FactsOfCall.millionths(score.getValue());
        Fault fault = bounds.admit(micros, arrival.appendMicros());
        if (fault != null) {
            return Verdict.refused(score.getTenant(), app, fault);
        }
        if (!seen.addScore(score.getTenant(), score.getScoreId(), arrival.appendMicros())) {
            return Verdict.duplicate(score.getTenant(), app);
        }
        ScoreKey key = FactsOfCall.scoreKey(score.getName(), score.getSource());
        partials.addScore(dimensions, callStartedAt, key, micros);
        evaluators.saw(
                dimensions[Dimension.FEATURE.ordinal()],
                key,
                score.getEvaluator(),
                score.getEvaluatorVersion(),
                callStartedAt);
        return Verdict.counted(score.getTenant(), app, clamped, false);
    }
}
