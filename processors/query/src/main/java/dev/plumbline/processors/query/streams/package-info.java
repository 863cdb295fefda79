/**
 * The state port over the stores of a running topology, partition by partition, so that an answer can say how many of
 * them it comes from.
 */
@NullMarked
package dev.plumbline.processors.query.streams;

import org.jspecify.annotations.NullMarked;
