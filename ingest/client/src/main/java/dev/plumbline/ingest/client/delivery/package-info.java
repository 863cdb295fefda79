/**
 * How records get from the application's threads to Kafka without ever stopping them: a queue bounded by bytes, one
 * sender thread that owns the producer, and counters that account for every record.
 *
 * <p>Nothing here knows what makes a record valid, nor how applications build one.
 */
@NullMarked
package dev.plumbline.ingest.client.delivery;

import org.jspecify.annotations.NullMarked;
