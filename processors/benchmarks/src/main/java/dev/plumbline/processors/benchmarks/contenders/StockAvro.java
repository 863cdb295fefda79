package dev.plumbline.processors.benchmarks.contenders;

import dev.plumbline.schemas.records.LlmCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads calls with Avro's own classes as fast as they go: generated coders, the decoder and the record reused. The yardstick of
 * all ratios, so nothing of ours is in it. Single-threaded.
 */
public final class StockAvro implements Consumer<byte[]> {
    private static final int SCHEMA_ID_BYTES = 5;

    private final SpecificDatumReader<LlmCall> reader;
    private @Nullable BinaryDecoder decoder;
    private @Nullable LlmCall call;

    /** A reader of values in the wire format, written with this version's schema. */
    public StockAvro() {
        SpecificData data = new SpecificData(LlmCall.class.getClassLoader());
        data.setCustomCoders(true);
        data.setFastReaderEnabled(false);
        reader = new SpecificDatumReader<>(LlmCall.getClassSchema(), LlmCall.getClassSchema(), data);
    }

    @Override
    public void accept(byte[] value) {
        read(value);
    }

    /** The call in a value; overwritten by the next. */
    public LlmCall read(byte[] value) {
        decoder = DecoderFactory.get().binaryDecoder(value, SCHEMA_ID_BYTES, value.length - SCHEMA_ID_BYTES, decoder);
        try {
            LlmCall read = reader.read(call, decoder);
            call = read;
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
