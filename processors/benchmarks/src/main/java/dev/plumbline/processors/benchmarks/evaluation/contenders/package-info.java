/** Plumbline's detectors and their peers in one form, so that they can be run on the same minutes. */
@NullMarked
package dev.plumbline.processors.benchmarks.evaluation.contenders;

import org.jspecify.annotations.NullMarked;
