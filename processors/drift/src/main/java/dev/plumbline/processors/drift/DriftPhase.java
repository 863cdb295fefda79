package dev.plumbline.processors.drift;

/** Where a detector stands. */
public enum DriftPhase {
    /** Warming up; nothing is tested. */
    COLLECTING,
    /** Baseline known, each minute is tested against it. */
    ARMED,
    /** A change was found and has not been found to be over. */
    FIRING
}
