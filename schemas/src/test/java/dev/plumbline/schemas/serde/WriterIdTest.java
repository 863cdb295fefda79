package dev.plumbline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.CompatibilityLevel;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegistrationPolicy;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.SchemaText;
import dev.plumbline.schemas.registry.ScriptedServer;
import dev.plumbline.schemas.registry.SubjectNameStrategy;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class WriterIdTest {

    private static final String SUBJECT = Topic.CALLS.valueSubject();
    private static final Schema PLAIN = SchemaText.withoutJavaProperties(LlmCall.getClassSchema());
    private static final Schema OTHER =
            new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"LlmCall\",\"fields\":[]}");

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

    @Test
    void shouldRegisterTheSchemaWithoutJavasHints() {
        id(RegistrationPolicy.DEFAULT);

        assertThat(registry.latest(SUBJECT).text()).isEqualTo(PLAIN.toString()).doesNotContain("avro.java");
    }

    @Test
    void shouldRegisterTheSchemaAsItIsWhenAskedTo() {
        id(new RegistrationPolicy(true, false, false, false, SubjectNameStrategy.TOPIC_NAME));

        assertThat(registry.latest(SUBJECT).text())
                .isEqualTo(LlmCall.getClassSchema().toString());
    }

    @Test
    void shouldNotRegisterWhenItMayNot() {
        assertThatThrownBy(() -> id(manual(false)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("auto.register.schemas");
        assertThat(registry.subjects()).isEmpty();
    }

    @Test
    void shouldFindWhatWasRegisteredBefore() {
        registry.setCompatibility(null, CompatibilityLevel.NONE);
        int expected = registry.register(SUBJECT, PLAIN, false);
        registry.register(SUBJECT, OTHER, false);

        assertThat(id(manual(false))).isEqualTo(expected);
    }

    @Test
    void shouldTakeTheLatestVersionWhenItWritesTheSameBytes() throws Exception {
        registry.register(SUBJECT, PLAIN, false);
        Schema otherDoc = new Schema.Parser().parse(PLAIN.toString().replaceFirst("\"doc\":\"", "\"doc\":\"New. "));
        int latest = registry.register(SUBJECT, otherDoc, false);

        assertThat(id(manual(true))).isEqualTo(latest);
    }

    @Test
    void shouldKeepItsOwnVersionWhenTheLatestWritesOtherBytes() {
        registry.setCompatibility(null, CompatibilityLevel.NONE);
        int own = registry.register(SUBJECT, PLAIN, false);
        registry.register(SUBJECT, OTHER, false);

        assertThat(id(manual(true))).isEqualTo(own);
    }

    @Test
    void shouldNameTheSubjectByTheStrategy() {
        id(new RegistrationPolicy(true, false, false, true, SubjectNameStrategy.RECORD_NAME));
        id(new RegistrationPolicy(true, false, false, true, SubjectNameStrategy.TOPIC_RECORD_NAME));

        assertThat(registry.subjects())
                .containsExactly(
                        "dev.plumbline.schemas.records.LlmCall",
                        "plumbline.calls-dev.plumbline.schemas.records.LlmCall");
    }

    @Test
    void shouldSayThatTheRegistryRefusesTheSchema() {
        registry.register(SUBJECT, OTHER, false);

        assertThatThrownBy(() -> id(RegistrationPolicy.DEFAULT))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("incompatible");
    }

    @Test
    void shouldAskAgainAfterTheRegistryWasAway() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.answer(503, "down").answer(200, "{\"id\":9}");
            RecordEncoder<LlmCall> encoder = RecordEncoder.of(
                    Topic.CALLS,
                    LlmCall.class,
                    new HttpSchemaRegistry(
                            RegistryConfig.of(Map.of("schema.registry.url", server.url(), "max.retries", "0"))));

            assertThatThrownBy(encoder::schemaId).isInstanceOf(RegistryUnavailableException.class);
            assertThat(encoder.schemaId()).isEqualTo(9);
        }
    }

    private static RegistrationPolicy manual(boolean useLatest) {
        return new RegistrationPolicy(false, useLatest, false, true, SubjectNameStrategy.TOPIC_NAME);
    }

    private int id(RegistrationPolicy policy) {
        return RecordEncoder.of(Topic.CALLS.topicName(), LlmCall.class, registry, policy)
                .schemaId();
    }
}
