package dev.plumbline.processors.topologies.revision;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.serde.RecordDecoder;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Corrected calls whose earlier record has not been found yet, one for each tenant and call id. They wait for the end of a
 * pass at most, so there are as many as arrive in that time; on the heap and in the store. Not thread-safe.
 */
public final class PendingCorrections {
    private final RevisionState state;
    private final RecordEncoder<LlmCall> encoder;
    private final Map<Id, Pending> pending = new LinkedHashMap<>();

    private record Id(String tenant, String callId) {
        byte[] bytes() {
            return (tenant + "\0" + callId).getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * A correction.
     *
     * @param call the call as it ought to be
     * @param offset where it stands on the topic
     * @param appendMicros when it arrived
     * @param publisher who sent it
     */
    public record Pending(LlmCall call, long offset, long appendMicros, String publisher) {}

    /** Continues from the state. */
    public PendingCorrections(RevisionState state, SchemaRegistry registry) {
        this.state = state;
        this.encoder = RecordEncoder.of(Topic.CALLS, LlmCall.class, registry);
        RecordDecoder<LlmCall> decoder = RecordDecoder.of(Topic.CALLS, LlmCall.class, registry);
        state.forEach(RevisionState.Part.CORRECTION, (key, value) -> {
            ByteBuffer in = ByteBuffer.wrap(value);
            long offset = in.getLong();
            long append = in.getLong();
            byte[] publisher = new byte[in.getInt()];
            in.get(publisher);
            byte[] call = new byte[in.remaining()];
            in.get(call);
            LlmCall decoded = decoder.decode(call, null, null);
            pending.put(
                    id(decoded), new Pending(decoded, offset, append, new String(publisher, StandardCharsets.UTF_8)));
        });
    }

    private static Id id(LlmCall call) {
        return new Id(call.getTenant(), call.getCallId());
    }

    /** The correction that waits for this call, if there is one. */
    public @Nullable Pending of(LlmCall call) {
        return pending.get(id(call));
    }

    /** Lets a correction wait, in place of any other of the same call. */
    public void put(Pending correction) {
        pending.put(id(correction.call()), correction);
        byte[] publisher = correction.publisher().getBytes(StandardCharsets.UTF_8);
        byte[] call = encoder.encode(correction.call());
        ByteBuffer out = ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES + publisher.length + call.length);
        out.putLong(correction.offset()).putLong(correction.appendMicros());
        out.putInt(publisher.length).put(publisher).put(call);
        state.put(RevisionState.Part.CORRECTION, id(correction.call()).bytes(), out.array());
    }

    /** The correction no longer waits. */
    public void remove(Pending correction) {
        pending.remove(id(correction.call()));
        state.delete(RevisionState.Part.CORRECTION, id(correction.call()).bytes());
    }

    /** True if none waits. */
    public boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Those that arrived before an offset, in the order in which they were put. */
    public List<Pending> before(long offset) {
        return pending.values().stream()
                .filter(correction -> correction.offset() < offset)
                .toList();
    }

    /** The earliest start of a call that waits, in microseconds since the epoch; the largest long if none does. */
    public long earliestStart() {
        return pending.values().stream()
                .mapToLong(correction -> correction.call().getStartedAtMicros())
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
