package dev.plumbline.ingest.gateway.otlp.wire;

import java.io.IOException;

/** The request holds more records than are taken at once. */
public final class TooManyRecordsException extends IOException {
    private static final long serialVersionUID = 1L;

    TooManyRecordsException() {
        super("holds more than " + Records.MAX + " records");
    }
}
