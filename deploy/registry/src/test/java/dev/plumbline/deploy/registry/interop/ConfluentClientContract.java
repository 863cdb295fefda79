package dev.plumbline.deploy.registry.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.Usage;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistrationPolicy;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.SchemaText;
import dev.plumbline.schemas.serde.RecordDecoder;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Confluent's client and ours, on one registry, must understand each other's values and schemas. */
abstract class ConfluentClientContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = SchemaText.withoutJavaProperties(LlmCall.getClassSchema());

    private final String topic = "interop-" + UUID.randomUUID();
    private final String subject = topic + "-value";
    private ConfluentClient theirs;
    private SchemaRegistry ours;

    /** Address of the registry. */
    abstract String url();

    @BeforeEach
    void connect() throws Exception {
        theirs = new ConfluentClient(url());
        ours = new HttpSchemaRegistry(RegistryConfig.of(url()));
    }

    @AfterEach
    void disconnect() throws Exception {
        if (theirs != null) {
            theirs.close();
        }
    }

    @Test
    void shouldReadWhatTheGenuineClientWrites() throws Exception {
        byte[] value = theirs.write(subject, SCHEMA.toString(), json(call()));

        LlmCall read = RecordDecoder.of(subject, LlmCall.class, ours).decode(value, null, null);

        assertThat(read).isEqualTo(call());
    }

    @Test
    void shouldWriteWhatTheGenuineClientReads() throws Exception {
        byte[] value = encoder().encode(call());

        assertThat(JSON.readTree(theirs.read(value))).isEqualTo(JSON.readTree(json(call())));
    }

    @Test
    void shouldGiveBothClientsTheSameId() throws Exception {
        int id = encoder().schemaId();

        assertThat(theirs.register(subject, SCHEMA.toString())).isEqualTo(id);
        assertThat(ours.versions(subject)).containsExactly(1);
    }

    @Test
    void shouldSayTheSameOfCompatibilityToBoth() throws Exception {
        encoder().schemaId();
        theirs.ask("updateCompatibility", subject, "BACKWARD");
        Schema stranger = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"LlmCall\",\"namespace\":\"dev.plumbline.schemas.records\","
                        + "\"fields\":[{\"name\":\"required\",\"type\":\"long\"}]}");

        assertThat(theirs.compatible(subject, SCHEMA.toString())).isTrue();
        assertThat(theirs.compatible(subject, stranger.toString())).isFalse();
        assertThat(ours.incompatibilities(subject, stranger)).isNotEmpty();
        assertThatThrownBy(() -> theirs.register(subject, stranger.toString())).hasMessageContaining("409");
    }

    @Test
    void shouldAnswerTheGenuineClientsQuestions() throws Exception {
        encoder().schemaId();

        assertThat(theirs.ask("getAllVersions", subject)).hasToString("[1]");
        assertThat(theirs.ask("getLatestSchemaMetadata", subject)).isNotNull();
        assertThat(theirs.ask("deleteSubject", subject)).hasToString("[1]");
        assertThatThrownBy(() -> theirs.ask("getLatestSchemaMetadata", subject)).hasMessageContaining("40401");
    }

    private RecordEncoder<LlmCall> encoder() {
        return RecordEncoder.of(topic, LlmCall.class, ours, RegistrationPolicy.DEFAULT);
    }

    private static LlmCall call() {
        return LlmCall.newBuilder()
                .setCallId("call-1")
                .setStartedAtMicros(1_700_000_000_000_000L)
                .setDurationMicros(1_234_567L)
                .setTenant("acme")
                .setFeature("support-chat")
                .setRequestedModel("gpt-4o")
                .setOutcome(Outcome.OK)
                .setUsage(Usage.newBuilder().setInput(812).setOutput(240).build())
                .setAttributes(Map.of("ort", "Zürich"))
                .build();
    }

    private static String json(LlmCall call) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().jsonEncoder(call.getSchema(), bytes);
        new SpecificDatumWriter<>(LlmCall.class).write(call, encoder);
        encoder.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
