package dev.plumbline.ingest.gateway.http;

import java.time.Duration;

/**
 * What bounds a request.
 *
 * @param maxBodyBytes largest body, also after decompression
 * @param maxBodiesBytes bytes of all bodies that are being read and parsed at one time
 * @param bodyTimeout how long a body may take to arrive
 * @param acknowledgeTimeout how long to wait for Kafka before answering 503
 */
public record Limits(long maxBodyBytes, long maxBodiesBytes, Duration bodyTimeout, Duration acknowledgeTimeout) {}
