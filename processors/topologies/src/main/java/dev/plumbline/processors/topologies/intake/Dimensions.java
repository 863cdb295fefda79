package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.ScoreScope;

/** Fills the values of all dimensions, indexed by {@link Dimension#ordinal()}, from a record. */
final class Dimensions {
    private Dimensions() {}

    static void of(LlmCall call, String[] values) {
        set(values, Dimension.TENANT, call.getTenant());
        set(values, Dimension.APP, call.getApp());
        set(values, Dimension.FEATURE, call.getFeature());
        set(values, Dimension.ENVIRONMENT, call.getEnvironment());
        set(values, Dimension.RELEASE, call.getRelease());
        set(values, Dimension.PROVIDER, call.getProvider());
        set(values, Dimension.MODEL, model(call.getServedModel(), call.getRequestedModel()));
        set(values, Dimension.REQUESTED_MODEL, call.getRequestedModel());
        set(values, Dimension.PROMPT_VERSION, prompt(call.getFeature(), call.getPromptName(), call.getPromptVersion()));
        set(values, Dimension.VARIANT, call.getVariant());
    }

    static void of(CallScore score, ScoreScope scope, String[] values) {
        set(values, Dimension.TENANT, score.getTenant());
        set(values, Dimension.APP, scope.getApp());
        set(values, Dimension.FEATURE, scope.getFeature());
        set(values, Dimension.ENVIRONMENT, scope.getEnvironment());
        set(values, Dimension.RELEASE, scope.getRelease());
        set(values, Dimension.PROVIDER, scope.getProvider());
        set(values, Dimension.MODEL, model(scope.getServedModel(), scope.getRequestedModel()));
        set(values, Dimension.REQUESTED_MODEL, scope.getRequestedModel());
        set(
                values,
                Dimension.PROMPT_VERSION,
                prompt(scope.getFeature(), scope.getPromptName(), scope.getPromptVersion()));
        set(values, Dimension.VARIANT, scope.getVariant());
    }

    private static void set(String[] values, Dimension dimension, String value) {
        values[dimension.ordinal()] = value;
    }

    private static String model(String served, String requested) {
        return served.isEmpty() ? requested : served;
    }

    /** {@code name@version}; the version alone if the name says nothing that the feature does not. */
    private static String prompt(String feature, String name, String version) {
        return version.isEmpty() || name.isEmpty() || name.equals(feature) ? version : name + "@" + version;
    }
}
