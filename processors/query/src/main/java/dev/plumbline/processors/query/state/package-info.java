/**
 * The port through which answers reach aggregated state.
 *
 * <p>{@link dev.plumbline.processors.query.state.StateReader} is implemented by whoever owns the state stores. It is
 * bulk-oriented: one call an answer, never one a window. Nothing here knows HTTP, JSON or Kafka Streams.
 */
@NullMarked
package dev.plumbline.processors.query.state;

import org.jspecify.annotations.NullMarked;
