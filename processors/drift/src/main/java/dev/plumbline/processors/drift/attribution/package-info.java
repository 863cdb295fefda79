/**
 * What a change of a mean came with: how much of it each element of each dimension accounts for, and which dimension, if
 * any, tells best where it happened.
 *
 * <p>{@link dev.plumbline.processors.drift.attribution.Attribution} is the entry point. It states association, never
 * cause. Not here: detection, onsets, where the counts and sums come from.
 */
@NullMarked
package dev.plumbline.processors.drift.attribution;

import org.jspecify.annotations.NullMarked;
