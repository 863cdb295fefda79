/**
 * One shape for all detectors: a minute of totals in, findings out, with what attribution needs of each element. The
 * arithmetic is in the drift module; here is what totals of calls mean to it. Knows no stores and no alerts.
 */
@NullMarked
package dev.plumbline.processors.topologies.drift.detectors;

import org.jspecify.annotations.NullMarked;
