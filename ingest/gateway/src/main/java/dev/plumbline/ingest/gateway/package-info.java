/**
 * Takes calls, scores and changes over HTTP and answers when Kafka has them.
 *
 * <p>{@link dev.plumbline.ingest.gateway.GatewayServer} is the start. Does not price, deduplicate or judge times; the
 * intake does, for records from everywhere alike.
 */
@NullMarked
package dev.plumbline.ingest.gateway;

import org.jspecify.annotations.NullMarked;
