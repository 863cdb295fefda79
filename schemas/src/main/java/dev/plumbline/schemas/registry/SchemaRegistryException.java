package dev.plumbline.schemas.registry;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The registry refused, or could not be asked.
 *
 * <p>{@link #status()} is the HTTP status, {@link #NO_ANSWER} if there was none; {@link #code()} is the Confluent error
 * code, for example 40403 for an unknown schema, or the status where the server gave no code.
 */
public final class SchemaRegistryException extends RuntimeException {

    /** The status of a request that got no answer. */
    public static final int NO_ANSWER = 0;

    /** Code: no such subject. */
    public static final int SUBJECT_NOT_FOUND = 40401;
    /** Code: no such version of the subject. */
    public static final int VERSION_NOT_FOUND = 40402;
    /** Code: no such schema. */
    public static final int SCHEMA_NOT_FOUND = 40403;
    /** Code: the subject is deleted already. */
    public static final int SUBJECT_SOFT_DELETED = 40404;
    /** Code: a subject is erased only after it was deleted. */
    public static final int SUBJECT_NOT_SOFT_DELETED = 40405;
    /** Code: the version is deleted already. */
    public static final int VERSION_SOFT_DELETED = 40406;
    /** Code: a version is erased only after it was deleted. */
    public static final int VERSION_NOT_SOFT_DELETED = 40407;
    /** Code: the subject has no compatibility level of its own. */
    public static final int SUBJECT_LEVEL_NOT_FOUND = 40408;
    /** Code: the subject has no mode of its own. */
    public static final int SUBJECT_MODE_NOT_FOUND = 40409;
    /** Code: the schema breaks the compatibility level. */
    public static final int INCOMPATIBLE = 409;
    /** Code: not a schema. */
    public static final int INVALID_SCHEMA = 42201;
    /** Code: not a version. */
    public static final int INVALID_VERSION = 42202;
    /** Code: not a compatibility level. */
    public static final int INVALID_LEVEL = 42203;
    /** Code: not a mode. */
    public static final int INVALID_MODE = 42204;
    /** Code: the mode forbids it. */
    public static final int NOT_PERMITTED = 42205;

    private static final Set<Integer> RETRIABLE = Set.of(NO_ANSWER, 408, 429, 500, 502, 503, 504);
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    /** An answer that the server gave, with its code. */
    public SchemaRegistryException(int status, int code, String message) {
        this(status, code, message, null);
    }

    /** As above, with what caused it. */
    public SchemaRegistryException(int status, int code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
    }

    /** An error of the protocol; its status is the first three digits of the code. */
    public static SchemaRegistryException ofCode(int code, String message) {
        return new SchemaRegistryException(code < 1000 ? code : code / 100, code, message);
    }

    /** HTTP status, or {@link #NO_ANSWER}. */
    public int status() {
        return status;
    }

    /** Confluent error code, or the status. */
    public int code() {
        return code;
    }

    /** True if the same request may succeed later: no answer, or a status that says so. */
    public boolean isRetriable() {
        return RETRIABLE.contains(status);
    }

    /** True if the registry knows that what was asked for does not exist. */
    public boolean isNotFound() {
        return code == SUBJECT_NOT_FOUND || code == VERSION_NOT_FOUND || code == SCHEMA_NOT_FOUND;
    }

    /** True if the server does not know this call of the protocol. */
    public boolean isUnsupported() {
        return status == 405 || status == 501 || (status == 404 && code == 404);
    }
}
