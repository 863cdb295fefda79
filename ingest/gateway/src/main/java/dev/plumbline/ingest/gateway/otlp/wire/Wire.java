package dev.plumbline.ingest.gateway.otlp.wire;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a request field by field, in whichever encoding. Fields have protobuf's numbers. After {@link #next} the
 * value is read once, by the method for its type, or skipped. Not thread-safe.
 */
interface Wire {
    /** Reads a field by its number; false if it did not take the value. */
    @FunctionalInterface
    interface FieldReader {
        boolean read(int field) throws IOException;
    }

    /** Moves to the next field of a message, known or not; 0 at the message's end. */
    int next(Shape shape) throws IOException;

    /** Enters the message that is the value of the field, and leaves it when all of it was read. */
    void message(Shape shape, FieldReader reader) throws IOException;

    /** Leaves the value out, without decoding it. */
    void skip() throws IOException;

    /** An id of so many bytes as lower-case hexadecimal digits; empty if it has another length or is zero. */
    String id(int bytes) throws IOException;

    /** A whole number that is written with a variable length. */
    long whole() throws IOException;

    /** A whole number, unsigned, that is written with eight bytes. */
    long fixed() throws IOException;

    /** A fraction. */
    double real() throws IOException;

    /** A flag. */
    boolean flag() throws IOException;

    /** One of several words, as its number. */
    int choice(List<String> words) throws IOException;

    /** A text; null, and not decoded, if it is longer. */
    @Nullable
    String text(int maxLength) throws IOException;

    /** Reads the fields of the message that is open; those that the reader does not take are skipped. */
    default void fields(Shape shape, FieldReader reader) throws IOException {
        for (int field = next(shape); field != 0; field = next(shape)) {
            if (!reader.read(field)) {
                skip();
            }
        }
    }
}
