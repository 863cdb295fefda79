package dev.plumbline.ingest.integrations.springai;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;

/**
 * The feature that a call serves: the low-cardinality key value {@link #KEY} of its observation, or of the nearest one
 * around it that has it; otherwise the same for all.
 */
public final class Features {
    /** Name of the key value with which an application's own observation names the feature. */
    public static final String KEY = "plumbline.feature";

    private static final int MAX_DEPTH = 64;

    private final String fallback;

    Features(String fallback) {
        this.fallback = fallback;
    }

    String of(Observation.Context context) {
        Observation.ContextView view = context;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            KeyValue named = view.getLowCardinalityKeyValue(KEY);
            if (named != null && !named.getValue().isEmpty()) {
                return named.getValue();
            }
            ObservationView parent = view.getParentObservation();
            if (parent == null) {
                return fallback;
            }
            view = parent.getContextView();
        }
        return fallback;
    }
}
