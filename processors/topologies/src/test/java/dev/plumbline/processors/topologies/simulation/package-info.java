/**
 * The real processors of both phases without Kafka Streams: a test decides when each task takes, commits, dies and starts
 * again, and so plays in a second what a cluster would take a day for. What it cannot play is Kafka's own part, which
 * {@code crash.ExactlyOnceIT} does.
 */
package dev.plumbline.processors.topologies.simulation;
