package dev.plumbline.ingest.gateway.otlp.wire;

import java.io.IOException;

/** The body is not a request of OTLP. The message is for a person and repeats nothing that was sent. */
public final class MalformedOtlpException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedOtlpException(String message) {
        super(message);
    }
}
