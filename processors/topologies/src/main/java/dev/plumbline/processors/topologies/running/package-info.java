/** Runs a topology: Kafka Streams settings, bounded RocksDB memory, start, readiness and an orderly stop. */
@NullMarked
package dev.plumbline.processors.topologies.running;

import org.jspecify.annotations.NullMarked;
