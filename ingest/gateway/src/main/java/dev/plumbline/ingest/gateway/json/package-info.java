/**
 * From JSON to records: field names are those of the Avro records, with friendly forms for times and durations. Whatever
 * is wrong is named by its path, all at once.
 *
 * <p>Knows neither HTTP nor Kafka. Messages never repeat text of the sender's, which may be confidential.
 */
@NullMarked
package dev.plumbline.ingest.gateway.json;

import org.jspecify.annotations.NullMarked;
