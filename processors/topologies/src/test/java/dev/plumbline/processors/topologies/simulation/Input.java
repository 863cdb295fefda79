package dev.plumbline.processors.topologies.simulation;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A record of a partition, as a task reads it. */
record Input(String topic, int partition, long offset, byte[] value, long appendMillis, Headers headers)
        implements RecordMetadata {}
