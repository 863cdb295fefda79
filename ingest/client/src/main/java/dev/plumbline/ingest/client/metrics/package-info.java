/**
 * The client's own counters as Micrometer meters. Micrometer is optional: nothing else in the client refers to it.
 *
 * <p>It does not publish anything to Kafka; the client reports the same counters there by itself.
 */
@NullMarked
package dev.plumbline.ingest.client.metrics;

import org.jspecify.annotations.NullMarked;
