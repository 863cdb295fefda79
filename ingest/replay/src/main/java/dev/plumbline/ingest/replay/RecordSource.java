package dev.plumbline.ingest.replay;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A stream of records, pulled one at a time in the order in which they are to be sent, and read once.
 *
 * <p>Not thread-safe. Memory does not grow with the length of the stream, except where a source says so.
 */
public interface RecordSource extends Closeable {
    /**
     * The next record, or null at the end.
     *
     * @throws IOException if the source cannot be read any further; a single bad row is a
     *     {@link ReplayRecord.Unreadable} instead
     */
    @Nullable
    ReplayRecord next() throws IOException;

    /** How many records the whole stream has, unreadable ones included; empty if unknown or endless. */
    default OptionalLong total() {
        return OptionalLong.empty();
    }

    /** Event time of the earliest call; empty if that is not known before the calls are read. */
    default Optional<Instant> earliest() {
        return Optional.empty();
    }

    @Override
    default void close() throws IOException {}
}
