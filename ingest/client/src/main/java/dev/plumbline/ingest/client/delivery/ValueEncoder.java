package dev.plumbline.ingest.client.delivery;

import dev.plumbline.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;

/** Writes a record as the bytes of a Kafka value. Called on the sender thread only; may ask a registry and wait. */
@FunctionalInterface
public interface ValueEncoder {

    /**
     * Writes a record.
     *
     * @throws dev.plumbline.schemas.serde.RegistryUnavailableException if the registry does not answer at the moment;
     *     the record is tried again
     * @throws RuntimeException if the record does not fit its schema; the record is dropped
     */
    byte[] encode(Topic topic, SpecificRecord record);
}
