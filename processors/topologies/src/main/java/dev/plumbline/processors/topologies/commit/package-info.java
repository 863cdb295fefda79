/**
 * The commit hook: runs code at each commit of a task, inside the transaction and before the offsets.
 *
 * <p>Partial aggregates live on the heap between commits. They must leave the heap exactly when the offsets of the
 * records that they came from are committed: earlier costs throughput, later loses calls in a crash. Kafka Streams has
 * no public callback at that point, but a cached, unlogged table has the same effect: the cache is flushed in {@code
 * prepareCommit}, before the producer and before the offsets, and a flushed entry is forwarded downstream. So a
 * processor that turns its heap from empty to non-empty forwards one {@link
 * dev.plumbline.processors.topologies.commit.CommitMarker} into such a table, and the processor behind the table drains
 * the heap.
 *
 * <p>Nothing here knows what is on the heap.
 */
@NullMarked
package dev.plumbline.processors.topologies.commit;

import org.jspecify.annotations.NullMarked;
