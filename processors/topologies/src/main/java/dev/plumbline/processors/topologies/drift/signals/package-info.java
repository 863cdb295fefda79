/** What is watched in a series: scores, rates of events, latencies, tokens and cost, read from the totals of a minute. */
@NullMarked
package dev.plumbline.processors.topologies.drift.signals;

import org.jspecify.annotations.NullMarked;
