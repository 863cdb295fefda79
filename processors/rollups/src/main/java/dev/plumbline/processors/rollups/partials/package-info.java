/**
 * First phase of the aggregation: totals of what one task has counted since its last drain.
 *
 * <p>{@link dev.plumbline.processors.rollups.partials.Partials} is updated by every call and drained into packets at
 * commit. It does not find duplicates, does not price, and keeps nothing across a drain but the names it has seen.
 */
@NullMarked
package dev.plumbline.processors.rollups.partials;

import org.jspecify.annotations.NullMarked;
