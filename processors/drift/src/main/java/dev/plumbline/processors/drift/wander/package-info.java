/**
 * Scores whose level wanders: how it wanders, estimated from the hours of the warm-up, and evidence of a change that the
 * wander does not explain. Empirical, unlike {@code sequential}. Knows nothing of settings and verdicts.
 */
@NullMarked
package dev.plumbline.processors.drift.wander;

import org.jspecify.annotations.NullMarked;
