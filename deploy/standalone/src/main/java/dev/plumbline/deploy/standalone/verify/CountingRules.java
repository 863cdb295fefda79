package dev.plumbline.deploy.standalone.verify;

import java.time.Duration;

/**
 * What the pipeline was told about counting; the model must be told the same.
 *
 * @param dedup how long a second record of the same id is a duplicate, in append time
 * @param join how long a score that names only its call finds it, in append time
 * @param acceptedAge how long before its arrival a record may have happened
 */
public record CountingRules(Duration dedup, Duration join, Duration acceptedAge) {

    long dedupMicros() {
        return dedup.toMillis() * 1_000;
    }

    long joinMicros() {
        return join.toMillis() * 1_000;
    }

    long acceptedAgeMicros() {
        return acceptedAge.toMillis() * 1_000;
    }
}
