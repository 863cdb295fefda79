package dev.plumbline.ingest.replay.scenario;

import dev.plumbline.ingest.replay.scenario.draws.Dice;
import dev.plumbline.schemas.ScoreScopes;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scores the answers: with the call, later as a record of its own, or not at all. */
final class Scorer {
    private static final Map<String, Feature> BY_LABEL =
            Stream.of(Feature.values()).collect(Collectors.toMap(Feature::label, Function.identity()));
    /** A judge takes a few minutes to get to a call: median 3 min, 95 % within 15 min. */
    private static final double DELAY_SECONDS = 180;

    private static final double DELAY_SIGMA = 1;

    private final Dice dice;

    Scorer(Dice dice) {
        this.dice = dice;
    }

    /** Adds a score to the call, or returns one that follows later, or null. */
    @Nullable
    CallScore score(LlmCall call) {
        if (call.getOutcome() != Outcome.OK) {
            return null;
        }
        ScoreShape shape = feature(call).score();
        double when = dice.unit();
        if (when < shape.inline()) {
            call.setScores(List.of(inline(shape, draw(call, shape))));
            return null;
        }
        return when < shape.inline() + shape.late() ? late(call, shape, draw(call, shape)) : null;
    }

    private double draw(LlmCall call, ScoreShape shape) {
        if (call.getPromptVersion().equals(Names.NEW_PROMPT)) {
            return shape.draw(dice, Plot.WORSE_PROMPT_MEAN);
        }
        return shape.draw(dice, call.getServedModel().equals(Names.NEW_GPT_4) ? Plot.UPDATED_MODEL_MEAN : shape.mean());
    }

    private static InlineScore inline(ScoreShape shape, double value) {
        return new InlineScore(shape.name(), value, shape.source(), shape.evaluator(), shape.evaluatorVersion());
    }

    private CallScore late(LlmCall call, ScoreShape shape, double value) {
        CallScore score = new CallScore();
        score.setScoreId(call.getCallId() + "/" + shape.name());
        score.setCallId(call.getCallId());
        score.setTenant(call.getTenant());
        score.setName(shape.name());
        score.setValue(value);
        score.setSource(shape.source());
        score.setEvaluator(shape.evaluator());
        score.setEvaluatorVersion(shape.evaluatorVersion());
        long delay = Math.round(1e6 * dice.logNormal(DELAY_SECONDS, DELAY_SIGMA));
        score.setScoredAtMicros(call.getStartedAtMicros() + call.getDurationMicros() + delay);
        score.setScope(ScoreScopes.of(call));
        return score;
    }

    private static Feature feature(LlmCall call) {
        Feature feature = BY_LABEL.get(call.getFeature());
        if (feature == null) {
            throw new IllegalArgumentException("no feature " + call.getFeature());
        }
        return feature;
    }
}
