package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.dedup.Salt;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.rollups.partials.CardinalityLimits;
import java.time.Duration;

/**
 * How records are taken in.
 *
 * @param groupings the series that are kept
 * @param limits what is accepted
 * @param cardinality how many series are told apart
 * @param dedupWindow how long ids are remembered, in append time
 * @param salt keys the hash of ids; must stay the same for as long as the state lives
 */
public record IntakeSettings(
        Groupings groupings, Limits limits, CardinalityLimits cardinality, Duration dedupWindow, Salt salt) {

    /** A window holds a distribution for each score name, so names are bounded more tightly than series. */
    private static final CardinalityLimits MANY_SERIES_FEW_SCORES = new CardinalityLimits(20_000, 100);

    /** The default groupings and limits, one hour of dedup. */
    public static IntakeSettings withDefaults(Salt salt) {
        return new IntakeSettings(Groupings.DEFAULT, Limits.DEFAULT, MANY_SERIES_FEW_SCORES, Duration.ofHours(1), salt);
    }

    /** The same with other groupings. */
    public IntakeSettings withGroupings(Groupings other) {
        return new IntakeSettings(other, limits, cardinality, dedupWindow, salt);
    }

    /** The same with other limits. */
    public IntakeSettings withLimits(Limits other) {
        return new IntakeSettings(groupings, other, cardinality, dedupWindow, salt);
    }
}
