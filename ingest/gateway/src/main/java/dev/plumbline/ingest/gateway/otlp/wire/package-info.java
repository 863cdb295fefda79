/**
 * Reads OTLP requests, protobuf and JSON alike, into spans and events.
 *
 * <p>Streams over the body and keeps only attributes that somebody wants, so that neither a prompt nor a nest of
 * attributes is ever decoded, and memory is bounded by the number of records. Does not know what an attribute means.
 */
@NullMarked
package dev.plumbline.ingest.gateway.otlp.wire;

import org.jspecify.annotations.NullMarked;
