/** Keeps the latest report of each publisher: what it attempted, and what it lost before Kafka. */
@NullMarked
package dev.plumbline.processors.topologies.publishers;

import org.jspecify.annotations.NullMarked;
