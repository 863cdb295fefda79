/**
 * What is expected: the reference sample that a warm-up collects, and the mean, spread, hour profile and tolerance
 * estimated from it. Knows nothing of evidence or alerts.
 */
@NullMarked
package dev.plumbline.processors.drift.baseline;

import org.jspecify.annotations.NullMarked;
