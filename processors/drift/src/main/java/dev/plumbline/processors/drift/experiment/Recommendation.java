package dev.plumbline.processors.drift.experiment;

/** What to do with an experiment, by one measure. */
public enum Recommendation {
    /** The traffic is not split as planned: whatever the comparison says, find out why first. */
    CHECK_ASSIGNMENT,
    /** An arm has too few observations for anything to be said. */
    WAIT,
    /** Nothing is settled yet. */
    CONTINUE,
    /** The treatment is better than the control, beyond the margin. */
    STOP_FOR_TREATMENT,
    /** The control is better, beyond the margin. */
    STOP_FOR_CONTROL,
    /** Any difference lies within the margin. */
    STOP_FOR_EITHER
}
