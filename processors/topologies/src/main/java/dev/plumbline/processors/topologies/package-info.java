/**
 * The Kafka Streams application: from calls and scores to totals, budgets and alerts.
 *
 * <p>{@link dev.plumbline.processors.topologies.PlumblineTopology} is a pure function from settings to a topology; {@link
 * dev.plumbline.processors.topologies.Pipeline} runs it. Processors read state, call pure code, write state and forward.
 * The maths is in the modules beside this one.
 */
@NullMarked
package dev.plumbline.processors.topologies;

import org.jspecify.annotations.NullMarked;
