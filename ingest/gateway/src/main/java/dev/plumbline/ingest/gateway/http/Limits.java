package dev.plumbline.ingest.gateway.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What bounds requests. Immutable.
 *
 * @param maxBodyBytes largest body, also after decompression
 * @param maxBodiesBytes bytes of all bodies that are being read and parsed at one time
 * @param bytesPerSecond what one tenant may send, after decompression; 0 for as much as it likes
 * @param bodyTimeout how long a body may take to arrive
 * @param acknowledgeTimeout how long to wait for Kafka before answering 503
 */
public record Limits(
        long maxBodyBytes,
        long maxBodiesBytes,
        long bytesPerSecond,
        Duration bodyTimeout,
        Duration acknowledgeTimeout) {
    private static final long MEBIBYTE = 1024L * 1024;

    /** 20 MiB a body, 64 MiB of bodies at a time, any rate, 30 s for a body and 15 s for Kafka. */
    public static final Limits STANDARD =
            new Limits(20 * MEBIBYTE, 64 * MEBIBYTE, 0, Duration.ofSeconds(30), Duration.ofSeconds(15));

    /** The same with another rate. */
    public Limits withBytesPerSecond(long bytes) {
        return new Limits(maxBodyBytes, maxBodiesBytes, bytes, bodyTimeout, acknowledgeTimeout);
    }

    /** Everything that is wrong with the values. */
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        if (maxBodyBytes < 1) {
            violations.add("maxBodyBytes must be at least 1, was " + maxBodyBytes);
        }
        if (maxBodiesBytes < maxBodyBytes) {
            violations.add("maxBodiesBytes must be at least maxBodyBytes, was " + maxBodiesBytes);
        }
        if (bytesPerSecond < 0) {
            violations.add("bytesPerSecond must be at least 0, was " + bytesPerSecond);
        }
        if (bodyTimeout.isNegative() || bodyTimeout.isZero()) {
            violations.add("bodyTimeout must be above 0, was " + bodyTimeout);
        }
        if (acknowledgeTimeout.isNegative() || acknowledgeTimeout.isZero()) {
            violations.add("acknowledgeTimeout must be above 0, was " + acknowledgeTimeout);
        }
        return violations;
    }
}
