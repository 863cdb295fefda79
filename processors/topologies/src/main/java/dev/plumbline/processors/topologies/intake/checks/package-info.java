/**
 * What a record must be to be counted: its fields, its time against the time at which it arrived, and the sums that it would take
 * part in. Answers faults; what becomes of a faulty record is decided elsewhere.
 */
@NullMarked
package dev.plumbline.processors.topologies.intake.checks;

import org.jspecify.annotations.NullMarked;
