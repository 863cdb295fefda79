/**
 * First phase of the aggregation: what one task has counted since its last drain, and its totals.
 *
 * <p>{@link dev.plumbline.processors.rollups.partials.Partials} writes down every call, and sums them into packets at
 * commit. It does not find duplicates, does not price, and keeps nothing across a drain but the names it has seen.
 */
@NullMarked
package dev.plumbline.processors.rollups.partials;

import org.jspecify.annotations.NullMarked;
