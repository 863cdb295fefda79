package dev.plumbline.processors.topologies.simulation;

/** What a simulation does wrong on purpose, so that a test can show that it would be noticed. */
enum Fault {
    /** Nothing. */
    NONE,
    /** What a task sent and stored before it died stays, although its offsets were not committed. */
    AT_LEAST_ONCE,
    /** Every fifth packet is merged twice. */
    DOUBLE_COUNT,
    /** Every third commit of an intake task leaves its heap undrained and commits the offsets. */
    SKIPPED_DRAIN
}
