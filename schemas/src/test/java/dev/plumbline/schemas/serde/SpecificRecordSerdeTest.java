package dev.plumbline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.RegistrationPolicy;
import dev.plumbline.schemas.registry.ScriptedServer;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class SpecificRecordSerdeTest {

    private static final LlmCall CALL = SampleRecords.call("call-1");

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final SpecificRecordSerde<LlmCall> serde = new SpecificRecordSerde<>(LlmCall.class, registry);

    @Test
    void shouldLeaveNullAsItIs() {
        assertThat(serde.serializer().serialize("t", null)).isNull();
        assertThat(serde.deserializer().deserialize("t", null)).isNull();
        assertThat(serde.deserializer().deserialize("t", new RecordHeaders(), (byte[]) null))
                .isNull();
    }

    @Test
    void shouldTakeAwayTheSchemaIdOfAnotherRecord() {
        Headers headers = new RecordHeaders().add(WireFormat.HEADER, new byte[17]);

        byte[] value = serde.serializer().serialize("t", headers, CALL);

        assertThat(serde.deserializer().deserialize("t", headers, value)).isEqualTo(CALL);
    }

    @Test
    void shouldBeUsedByManyThreads() {
        assertThat(IntStream.range(0, 2000)
                        .parallel()
                        .mapToObj(i -> SampleRecords.call("call-" + i))
                        .allMatch(call -> call.equals(serde.deserializer()
                                .deserialize("t", serde.serializer().serialize("t", call)))))
                .isTrue();
    }

    @Test
    void shouldBeMadeByNameAndConfigured() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.answer(200, "{\"id\":5}");
            SpecificRecordSerializer<LlmCall> serializer = new SpecificRecordSerializer<>();
            serializer.configure(Map.of("schema.registry.url", server.url(), "acks", "all"), false);

            assertThat(serializer.serialize("plumbline.calls", CALL)).startsWith(0, 0, 0, 0, 5);
        }
    }

    @Test
    void shouldKnowTheTypesOfItsOwnTopics() {
        byte[] value = serde.serializer().serialize("plumbline.calls", CALL);
        SpecificRecordDeserializer<LlmCall> untyped =
                new SpecificRecordDeserializer<>(null, registry, RegistrationPolicy.DEFAULT);

        assertThat(untyped.deserialize("plumbline.calls", value)).isEqualTo(CALL);
        assertThatThrownBy(() -> untyped.deserialize("other", value))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("specific.avro.value.type is missing");
    }

    @Test
    void shouldTakeTheTypeFromTheConfiguration() {
        byte[] value = serde.serializer().serialize("other", CALL);
        SpecificRecordDeserializer<LlmCall> untyped =
                new SpecificRecordDeserializer<>(null, registry, RegistrationPolicy.DEFAULT);
        untyped.configure(Map.of(SpecificRecordDeserializer.TYPE, LlmCall.class.getName()), false);

        assertThat(untyped.deserialize("other", value)).isEqualTo(CALL);
    }

    @Test
    void shouldRefuseKeys() {
        Map<String, String> config = Map.of("schema.registry.url", "http://registry:8081");

        assertThatThrownBy(() -> serde.configure(config, true)).hasMessageContaining("StringSerializer");
        assertThatThrownBy(() -> serde.deserializer().configure(config, true))
                .hasMessageContaining("StringDeserializer");
    }
}
