package dev.plumbline.schemas.serde;

import java.util.Locale;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * A value is no record of the expected type and never will be: it belongs among the dead letters.
 *
 * <p>A registry that could not be asked is another matter, see {@link RegistryUnavailableException}.
 */
public final class DecodeException extends SerializationException {

    private static final long serialVersionUID = 1L;

    /** Why a value cannot be read. */
    public enum Reason {
        /** Not in the wire format, cut short, with bytes left over, or with a length that cannot be. */
        MALFORMED,
        /** The registry does not know the schema, or a record of it cannot be read as the expected type. */
        UNKNOWN_SCHEMA;

        /** The reason code of the ledger, for example {@code unknown_schema}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    DecodeException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why the value cannot be read. */
    public Reason reason() {
        return reason;
    }
}
