package dev.plumbline.processors.benchmarks.contenders;

import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.schemas.records.LlmCall;
import java.util.List;

/** The six groupings that every rollup keeps, and the series of a call in them as plain text. */
public final class SeriesNames {
    /** The groupings. */
    public static final Groupings GROUPINGS =
            Groupings.parse("feature;feature,model;feature,prompt_version;tenant;tenant,feature;model");

    private SeriesNames() {}

    /** The six series of a call. */
    public static List<String> of(LlmCall call) {
        String feature = call.getFeature();
        return List.of(
                "f|" + feature,
                "fm|" + feature + "|" + call.getServedModel(),
                "fv|" + feature + "|" + call.getPromptVersion(),
                "t|" + call.getTenant(),
                "tf|" + call.getTenant() + "|" + feature,
                "m|" + call.getServedModel());
    }
}
