/** A Kafka broker in a process of its own, so that its load is not the measured process's. The only user of Kafka's internals. */
@NullMarked
package dev.plumbline.processors.benchmarks.broker;

import org.jspecify.annotations.NullMarked;
