package dev.plumbline.schemas.serde;

import dev.plumbline.schemas.registry.SchemaRegistryException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * The registry could not be asked for a schema, or refused to answer, so nothing is known of the record.
 *
 * <p>The record may be good: read it again later, never quarantine it. The cause is the {@link SchemaRegistryException}.
 */
public final class RegistryUnavailableException extends RetriableException {

    private static final long serialVersionUID = 1L;

    RegistryUnavailableException(String message, SchemaRegistryException cause) {
        super(message, cause);
    }
}
