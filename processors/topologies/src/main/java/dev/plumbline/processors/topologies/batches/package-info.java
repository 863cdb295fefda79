/**
 * Several call records as one record of Kafka Streams, which spends more on a record than the pipeline needs for a call.
 *
 * <p>{@link dev.plumbline.processors.topologies.batches.CallPacking} packs what one poll has brought, before Kafka Streams
 * sees it; {@link dev.plumbline.processors.topologies.batches.Incoming} is what arrives at the first processor. Nothing on a
 * topic changes. Without the interceptor every record arrives by itself, and the results are the same.
 */
@NullMarked
package dev.plumbline.processors.topologies.batches;

import org.jspecify.annotations.NullMarked;
