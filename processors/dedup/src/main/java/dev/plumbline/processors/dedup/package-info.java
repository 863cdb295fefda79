/**
 * Which calls have been counted already, and what is needed of a counted call to give a late score its place.
 *
 * <p>{@link dev.plumbline.processors.dedup.CallIndex} answers by (tenant, id), {@link
 * dev.plumbline.processors.dedup.DimensionDictionary} turns the dimensions of a call into a number and back. Both keep
 * their working state on the heap and persist it through {@link dev.plumbline.processors.dedup.BlockStore}, in the
 * transaction of whoever calls {@code flush}. Nothing here knows Kafka or a clock, and nothing decides what happens to
 * a duplicate.
 */
@NullMarked
package dev.plumbline.processors.dedup;

import org.jspecify.annotations.NullMarked;
