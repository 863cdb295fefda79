package dev.plumbline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class TopicSerdesTest {

    private static final LlmCall CALL = SampleRecords.call("call-1");

    @Test
    void shouldUseOursUnlessAnotherIsNamed() {
        Serde<LlmCall> serde = TopicSerdes.of(new InMemorySchemaRegistry()).serde(Topic.CALLS, LlmCall.class);

        byte[] value = serde.serializer().serialize("plumbline.calls", CALL);

        assertThat(serde.deserializer().deserialize("plumbline.calls", value)).isEqualTo(CALL);
    }

    @Test
    void shouldAskForTheRegistryWhenOursIsUsed() {
        assertThatThrownBy(() -> TopicSerdes.forTopic(Topic.CALLS, LlmCall.class, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url is missing");
    }

    @Test
    void shouldUseTheNamedSerdeWithTheUsersConfiguration() {
        Map<String, Object> config = Map.of("value.serde", IdSerde.class.getName(), "registry.of.theirs", "x");

        Serde<LlmCall> serde = TopicSerdes.forTopic(Topic.CALLS, LlmCall.class, config);

        assertThat(serde.serializer().serialize("t", CALL)).isEqualTo("x:call-1".getBytes(StandardCharsets.UTF_8));
        assertThat(serde.deserializer().deserialize("t", new byte[] {1}).getCallId())
                .isEqualTo("true");
    }

    @Test
    void shouldPreferTheNamedHalves() {
        Map<String, Object> config = Map.of(
                "value.serde",
                "com.example.Missing",
                "value.serializer",
                IdSerializer.class,
                "value.deserializer",
                IdDeserializer.class.getName());

        Serde<LlmCall> serde = TopicSerdes.forTopic(Topic.CALLS, LlmCall.class, config);

        assertThat(serde.serializer()).isInstanceOf(IdSerializer.class);
    }

    @Test
    void shouldSayThatTheNamedClassIsMissing() {
        assertThatThrownBy(() -> TopicSerdes.forTopic(
                        Topic.CALLS, LlmCall.class, Map.of("value.serde", "io.confluent.SpecificAvroSerde")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("io.confluent.SpecificAvroSerde of value.serde is not on the class path");
    }

    @Test
    void shouldSayThatTheNamedClassIsNoSerde() {
        assertThatThrownBy(() ->
                        TopicSerdes.forTopic(Topic.CALLS, LlmCall.class, Map.of("value.serde", "java.lang.String")))
                .hasMessageContaining("is no org.apache.kafka.common.serialization.Serde");
    }

    @Test
    void shouldSayThatTheNamedClassRefusesItsConfiguration() {
        assertThatThrownBy(() -> TopicSerdes.forTopic(
                        Topic.CALLS, LlmCall.class, Map.of("value.serde", SpecificRecordSerde.class.getName())))
                .hasMessageContaining("refuses its configuration")
                .hasMessageContaining("schema.registry.url is missing");
    }

    @Test
    void shouldRefuseWhatTheNamedClassMadeInsteadOfARecord() {
        Map<String, Object> config = Map.of("value.serde", Serdes.StringSerde.class.getName());
        Deserializer<LlmCall> deserializer = TopicSerdes.of(config).deserializer(Topic.CALLS, LlmCall.class);

        assertThatThrownBy(() -> deserializer.deserialize("t", "text".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("made a java.lang.String and not a " + LlmCall.class.getName());
    }

    /** Stands for the serde of somebody else. */
    public static final class IdSerde extends Serdes.WrapperSerde<LlmCall> {
        public IdSerde() {
            super(new IdSerializer(), new IdDeserializer());
        }
    }

    /** Writes a configured word and the call's id. */
    public static final class IdSerializer implements Serializer<LlmCall> {
        private Object word = "";

        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            word = configs.get("registry.of.theirs");
        }

        @Override
        public byte[] serialize(String topic, LlmCall data) {
            return (word + ":" + data.getCallId()).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Makes a call whose id is the value of {@code specific.avro.reader}. */
    public static final class IdDeserializer implements Deserializer<LlmCall> {
        private Object specific = "";

        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            specific = configs.get("specific.avro.reader");
        }

        @Override
        public LlmCall deserialize(String topic, byte[] data) {
            return SampleRecords.call(String.valueOf(specific));
        }
    }
}
