package dev.plumbline.processors.drift;

/** Something about a series that whoever reads its status should know. */
public enum SeriesNote {
    /** Every score so far was the same. The spread is bounded by what so many equal scores leave possible. */
    CONSTANT,
    /** Two different values so far: the mean is a rate. */
    TWO_VALUED,
    /** Scores outside the scale were taken at its nearer end: the scale may be wrong. */
    CLIPPED,
    /** At least half of the scores lay outside the scale: alarms about it say little until the scale is right. */
    OFF_SCALE,
    /** Numbers came that are no scores, not a number or infinite; they were left out. */
    NOT_A_NUMBER,
    /** The level wanders by itself: a change is judged against that, by an empirical model. */
    WANDERS,
    /** The baseline is that of the parent. */
    OF_PARENT,
    /** The baseline mean lies so close to the low end that no drop can be told from it. */
    DROP_OUT_OF_REACH,
    /** The baseline mean lies so close to the high end that no rise can be told from it. */
    RISE_OUT_OF_REACH
}
