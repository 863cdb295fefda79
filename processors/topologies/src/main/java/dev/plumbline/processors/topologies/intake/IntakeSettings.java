package dev.plumbline.processors.topologies.intake;

import dev.plumbline.processors.dedup.Salt;
import dev.plumbline.processors.rollups.Groupings;
import dev.plumbline.processors.rollups.partials.CardinalityLimits;
import dev.plumbline.processors.topologies.intake.checks.Limits;
import dev.plumbline.processors.topologies.intake.ids.IdMemory;

/**
 * How records are taken in.
 *
 * @param groupings the series that are kept
 * @param limits what is accepted
 * @param cardinality how many series are told apart
 * @param memory how long ids are remembered
 * @param salt keys the hash of ids; must stay the same for as long as the state lives
 */
public record IntakeSettings(
        Groupings groupings, Limits limits, CardinalityLimits cardinality, IdMemory memory, Salt salt) {

    /** A window holds a distribution for each score name, so names are bounded more tightly than series. */
    private static final CardinalityLimits MANY_SERIES_FEW_SCORES = new CardinalityLimits(20_000, 100, 1_000);

    /** The default groupings and limits; retries are known for an hour, calls of late scores for a day. */
    public static IntakeSettings withDefaults(Salt salt) {
        return new IntakeSettings(Groupings.DEFAULT, Limits.DEFAULT, MANY_SERIES_FEW_SCORES, IdMemory.DEFAULT, salt);
    }

    /** The same with other groupings. */
    public IntakeSettings withGroupings(Groupings other) {
        return new IntakeSettings(other, limits, cardinality, memory, salt);
    }

    /** The same with other limits. */
    public IntakeSettings withLimits(Limits other) {
        return new IntakeSettings(groupings, other, cardinality, memory, salt);
    }

    /** The same with another memory of ids. */
    public IntakeSettings withMemory(IdMemory other) {
        return new IntakeSettings(groupings, limits, cardinality, other, salt);
    }

    /** The same with other limits of names: series of a grouping, and values of a tenant in a dimension. */
    public IntakeSettings withNames(int series, int values) {
        CardinalityLimits other = new CardinalityLimits(series, cardinality.scoreKeys(), values);
        return new IntakeSettings(groupings, limits, other, memory, salt);
    }
}
