package dev.plumbline.ingest.gateway.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.ChangeEvent;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import dev.plumbline.schemas.serde.DecodeException;
import dev.plumbline.schemas.serde.RecordDecoder;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Any value that a stranger puts on an intake topic is a record or is refused as none. */
class AvroFuzzTest {
    private static final InMemorySchemaRegistry REGISTRY = new InMemorySchemaRegistry();
    private static final List<Target> TARGETS = List.of(
            target(Topic.CALLS, LlmCall.getClassSchema(), RecordDecoder.of(Topic.CALLS, LlmCall.class, REGISTRY)),
            target(Topic.SCORES, CallScore.getClassSchema(), RecordDecoder.of(Topic.SCORES, CallScore.class, REGISTRY)),
            target(
                    Topic.CHANGES,
                    ChangeEvent.getClassSchema(),
                    RecordDecoder.of(Topic.CHANGES, ChangeEvent.class, REGISTRY)));

    private record Target(int schemaId, RecordDecoder<?> decoder) {}

    @FuzzTest
    void shouldReadOrRefuse(byte[] body) {
        for (Target target : TARGETS) {
            decode(target.decoder(), body);
            decode(
                    target.decoder(),
                    ByteBuffer.allocate(5 + body.length)
                            .put((byte) 0)
                            .putInt(target.schemaId())
                            .put(body)
                            .array());
        }
    }

    private static void decode(RecordDecoder<?> decoder, byte[] value) {
        try {
            decoder.decode(value, new RecordHeaders(), null);
        } catch (DecodeException refused) {
            // An answer that a value may well have; what is looked for is anything else.
        }
    }

    private static Target target(Topic topic, Schema schema, RecordDecoder<?> decoder) {
        return new Target(REGISTRY.register(topic.valueSubject(), schema, false), decoder);
    }
}
