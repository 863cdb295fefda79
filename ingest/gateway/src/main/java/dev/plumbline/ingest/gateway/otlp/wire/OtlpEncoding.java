package dev.plumbline.ingest.gateway.otlp.wire;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** The two encodings of OTLP over HTTP; reads requests in them. */
public enum OtlpEncoding {
    /** Protobuf's binary encoding. */
    PROTOBUF("application/x-protobuf") {
        @Override
        void read(byte[] body, Document document) throws IOException {
            document.read(new ProtobufWire(body));
        }
    },
    /** OTLP's JSON. */
    JSON("application/json") {
        @Override
        void read(byte[] body, Document document) throws IOException {
            JsonWire wire = new JsonWire(body);
            wire.start();
            document.read(wire);
            wire.end();
        }
    };

    /** Reads the message that a request is. */
    @FunctionalInterface
    interface Document {
        void read(Wire wire) throws IOException;
    }

    private final String contentType;

    OtlpEncoding(String contentType) {
        this.contentType = contentType;
    }

    abstract void read(byte[] body, Document document) throws IOException;

    /** The media type of requests and answers. */
    public String contentType() {
        return contentType;
    }

    /**
     * Reads a request of spans.
     *
     * @param wanted names of the attributes that are kept
     * @throws MalformedOtlpException if it is not one
     * @throws TooManyRecordsException if it holds too many
     */
    public List<SpanData> spans(byte[] body, Predicate<String> wanted)
            throws MalformedOtlpException, TooManyRecordsException {
        Records<SpanData> spans = new Records<>();
        decode(body, wire -> new TraceReader(wire, wanted, spans).read());
        return spans.all();
    }

    /** Reads a request of log records; as {@link #spans}. */
    public List<EventData> logs(byte[] body, Predicate<String> wanted)
            throws MalformedOtlpException, TooManyRecordsException {
        Records<EventData> logs = new Records<>();
        decode(body, wire -> new LogReader(wire, wanted, logs).read());
        return logs.all();
    }

    // The parsers' own messages may repeat what was sent.
    private void decode(byte[] body, Document document) throws MalformedOtlpException, TooManyRecordsException {
        try {
            read(body, document);
        } catch (MalformedOtlpException | TooManyRecordsException e) {
            throw e;
        } catch (IOException e) {
            throw new MalformedOtlpException("is cut short or is not OTLP in the encoding of its Content-Type");
        }
    }
}
