package dev.plumbline.processors.topologies.intake;

import org.apache.kafka.common.header.Headers;

/**
 * One record as it came from the broker.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 * @param appendMicros when the broker appended it
 * @param publisher id of its publisher, empty if the record carries none
 * @param headers its headers
 * @param value its value; empty for a record without one
 */
record Arrival(
        String topic, int partition, long offset, long appendMicros, String publisher, Headers headers, byte[] value) {}
