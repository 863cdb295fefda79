package dev.plumbline.processors.topologies.drift.detectors;

import dev.plumbline.processors.drift.scores.ScoreScale;
import java.util.List;

/** The scales that evaluators use, the narrowest first. */
final class UsualScales {
    private static final List<ScoreScale> ALL = List.of(
            ScoreScale.of(0, 1),
            ScoreScale.of(-1, 1),
            ScoreScale.of(1, 5),
            ScoreScale.of(0, 5),
            ScoreScale.of(0, 10),
            ScoreScale.of(0, 100),
            ScoreScale.of(-100, 100),
            ScoreScale.of(0, 1_000),
            ScoreScale.of(-1_000, 1_000),
            ScoreScale.of(-50_000, 50_000));

    private UsualScales() {}

    /** The narrowest scale that holds the one before and all scores from low to high; the widest if none does. */
    static ScoreScale holding(ScoreScale before, long low, long high) {
        if (before.contains(low) && before.contains(high)) {
            return before;
        }
        // a scale that was widened once must not narrow again, but the unit scale is where every score starts
        boolean untouched = before.equals(ScoreScale.UNIT);
        long least = untouched ? low : Math.min(low, before.lowMillionths());
        long most = untouched ? high : Math.max(high, before.highMillionths());
        return ALL.stream()
                .filter(scale -> scale.contains(least) && scale.contains(most))
                .findFirst()
                .orElse(ALL.get(ALL.size() - 1));
    }
}
