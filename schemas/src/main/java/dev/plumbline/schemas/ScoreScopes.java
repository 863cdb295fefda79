package dev.plumbline.schemas;

import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreScope;

/** What a score says of its call, so that it can be counted without a look-up. */
public final class ScoreScopes {
    private ScoreScopes() {}

    /** The scope of a score of this call: when it started, and what it is told apart by. */
    public static ScoreScope of(LlmCall call) {
        return new ScoreScope(
                call.getStartedAtMicros(),
                call.getApp(),
                call.getFeature(),
                call.getEnvironment(),
                call.getRelease(),
                call.getProvider(),
                call.getRequestedModel(),
                call.getServedModel(),
                call.getPromptName(),
                call.getPromptVersion(),
                call.getVariant());
    }
}
