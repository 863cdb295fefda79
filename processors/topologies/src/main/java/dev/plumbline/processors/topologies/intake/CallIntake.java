package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.rollups.CallFacts;
import dev.plumbline.processors.rollups.partials.Partials;
import dev.plumbline.processors.topologies.intake.checks.DayBounds;
import dev.plumbline.processors.topologies.intake.checks.EventTime;
import dev.plumbline.processors.topologies.intake.checks.Fault;
import dev.plumbline.processors.topologies.intake.checks.RecordCheck;
import dev.plumbline.processors.topologies.intake.ids.SeenIds;
import dev.plumbline.processors.topologies.migration.SeenEvaluators;
import dev.plumbline.processors.topologies.migration.ServedModels;
import dev.plumbline.processors.topologies.prices.UnpricedModel;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.serde.CallDecoder;
import dev.plumbline.schemas.serde.DecodeException;

/**
 * Takes in calls: decodes, checks, dedups, prices, and adds to the partial totals. Everything that can refuse a call comes
 * before the first change of state.
 */
final class CallIntake {
    private final CallDecoder decoder;
    private final EventTime time;
    private final SeenIds seen;
    private final CallPricing pricing;
    private final Partials partials;
    private final Progress progress;
    private final DayBounds bounds;
    private final Revisions revisions;
    private final ServedModels models;
    private final SeenEvaluators evaluators;
    private final CallFacts facts = new CallFacts();

    CallIntake(
            CallDecoder decoder,
            EventTime time,
            SeenIds seen,
            CallPricing pricing,
            Partials partials,
            Progress progress,
            DayBounds bounds,
            Revisions revisions,
            ServedModels models,
            SeenEvaluators evaluators) {
        this.decoder = decoder;
        this.time = time;
        this.seen = seen;
        this.pricing = pricing;
        this.partials = partials;
        this.progress = progress;
        this.bounds = bounds;
        this.revisions = revisions;
        this.models = models;
        this.evaluators = evaluators;
    }

    Verdict take(Arrival arrival) {
        LlmCall call;
        try {
            call = decoder.decode(arrival.value(), arrival.headers());
        } catch (DecodeException e) {
            return Verdict.unreadable(Fault.of(e));
        }
        Combination combination = Combination.of(decoder.names(), call);
        Fault fault = RecordCheck.of(call, combination.fault());
        fault = fault != null
                ? fault
                : time.check("started_at_micros", call.getStartedAtMicros(), arrival.appendMicros());
        if (fault != null) {
            return Verdict.refused(call.getTenant(), call.getApp(), fault);
        }
        return count(call, combination, arrival);
    }

    private Verdict count(LlmCall call, Combination combination, Arrival arrival) {
        long startedAt = time.clamp(call.getStartedAtMicros(), arrival.appendMicros());
        progress.saw(startedAt, arrival.appendMicros());
        FactsOfCall.fill(facts, call, combination.dimensions(), startedAt);
        UnpricedModel unpriced = pricing.price(call, startedAt, facts);
        Fault fault = bounds.admit(facts, arrival.appendMicros());
        if (fault != null) {
            return Verdict.refused(call.getTenant(), call.getApp(), fault);
        }
        boolean isNew = seen.addCall(
                call.getTenant(),
                call.getCallId(),
                combination.dimensions(),
                combination.number(),
                startedAt,
                arrival.appendMicros());
        if (call.getRevision() > 0) {
            revisions.correction(LlmCall.newBuilder(call).build(), arrival);
            return Verdict.corrected(call.getTenant(), call.getApp());
        }
        if (!isNew) {
            return Verdict.duplicate(call.getTenant(), call.getApp());
        }
        if (unpriced != null) {
            pricing.note(unpriced, call, startedAt);
        }
        boolean overflowed = partials.addCall(facts, combination.route());
        noteSightings(call, combination.served(), startedAt);
        return Verdict.counted(
                combination, time.isAhead(call.getStartedAtMicros(), arrival.appendMicros()), overflowed);
    }

    private void noteSightings(LlmCall call, ServedModels.Memo served, long startedAt) {
        for (int i = 0; i < call.getScores().size(); i++) {
            InlineScore score = call.getScores().get(i);
            evaluators.saw(
                    call.getFeature(), facts.scoreKey(i), score.getEvaluator(), score.getEvaluatorVersion(), startedAt);
        }
        if (!call.getAppCacheHit()) {
            models.saw(
                    call.getFeature(),
                    call.getRequestedModel(),
                    call.getServedModel(),
                    call.getSystemFingerprint(),
                    served,
                    startedAt);
        }
    }
}
