/**
 * The routes for records of our own in JSON: submission of batches, answers when Kafka has them.
 *
 * <p>Does not know what the fields of a record are.
 */
@NullMarked
package dev.plumbline.ingest.gateway.intake;

import org.jspecify.annotations.NullMarked;
