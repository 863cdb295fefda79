package dev.plumbline.schemas.serde;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.SchemaRegistry;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads calls as {@link RecordDecoder} does, and knows the names of a call again. Single-threaded. */
public final class CallDecoder {
    private final RecordDecoder<LlmCall> decoder;
    private @Nullable LlmCall last;

    private CallDecoder(RecordDecoder<LlmCall> decoder) {
        this.decoder = decoder;
    }

    /** A decoder for the values of the topic of calls that knows names again as far as they take so much heap, roughly, with what is kept. */
    public static CallDecoder of(SchemaRegistry registry, long namesBytes) {
        ByteArrayDecoder input = new ByteArrayDecoder(new KnownNames(namesBytes));
        return new CallDecoder(RecordDecoder.of(Topic.CALLS, LlmCall.class, registry, input));
    }

    /**
     * Reads one value; the call is overwritten by the next.
     *
     * @throws DecodeException as {@link RecordDecoder#decode}
     * @throws RegistryUnavailableException as {@link RecordDecoder#decode}
     */
    public LlmCall decode(byte[] value, @Nullable Headers headers) {
        LlmCall call = decoder.decode(value, headers, last);
        last = call;
        return call;
    }

    /**
     * The names of the call that was decoded last. They are known again for calls of this version's schema; for others, and at times
     * for these, they are a new object.
     *
     * @throws IllegalStateException if no call was decoded
     */
    public CallNames names() {
        CallNames names = decoder.names();
        if (names != null) {
            return names;
        }
        if (last == null) {
            throw new IllegalStateException("no call was decoded");
        }
        return new CallNames(last);
    }
}
