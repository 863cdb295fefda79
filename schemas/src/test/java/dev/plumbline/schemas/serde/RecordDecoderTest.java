package dev.plumbline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.HttpSchemaRegistry;
import dev.plumbline.schemas.registry.RegisteredSchema;
import dev.plumbline.schemas.registry.RegistryConfig;
import dev.plumbline.schemas.registry.SchemaRegistry;
import dev.plumbline.schemas.registry.ScriptedServer;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import dev.plumbline.schemas.serde.DecodeException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDecoderTest {

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final RecordDecoder<LlmCall> decoder = RecordDecoder.of(Topic.CALLS, LlmCall.class, registry);
    private final LlmCall call = SampleRecords.call("call-1");
    private final byte[] value =
            RecordEncoder.of(Topic.CALLS, LlmCall.class, registry).encode(call);

    @Test
    void shouldCallEveryShorterValueMalformed() {
        for (int length = 0; length < value.length; length++) {
            assertThat(reason(Arrays.copyOf(value, length)))
                    .as("the first %d bytes", length)
                    .isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void shouldCallBytesAfterTheRecordMalformed() {
        assertThat(reason(Arrays.copyOf(value, value.length + 1))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void shouldCallAnotherFormatMalformed() {
        assertThat(reason("{\"call_id\":\"1\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void shouldCallAnUnknownIdUnknownSchema() {
        assertThat(reason(withId(4711))).isEqualTo(Reason.UNKNOWN_SCHEMA);
        assertThat(reason(withId(-1))).isEqualTo(Reason.UNKNOWN_SCHEMA);
    }

    @Test
    void shouldCallAnotherRecordUnknownSchemaEveryTime() {
        int alert = registry.register("x", Alert.getClassSchema(), false);

        assertThat(reason(withId(alert))).isEqualTo(Reason.UNKNOWN_SCHEMA);
        assertThat(reason(withId(alert))).isEqualTo(Reason.UNKNOWN_SCHEMA);
    }

    @Test
    void shouldGoOnAfterABadValue() {
        reason(new byte[] {1, 2, 3});
        reason(Arrays.copyOf(value, value.length - 1));

        assertThat(decoder.decode(value, null, null)).isEqualTo(call);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 503})
    void shouldNotCondemnARecordWhenTheRegistryCannotBeAsked(int status) throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            server.answer(status, "{\"error_code\":" + status + "}")
                    .answer(200, "{\"schema\":" + quoted(registry.schemaById(1).toString()) + "}");
            RecordDecoder<LlmCall> remote = RecordDecoder.of(Topic.CALLS, LlmCall.class, once(server));

            assertThatExceptionOfType(RegistryUnavailableException.class)
                    .isThrownBy(() -> remote.decode(value, null, null));
            assertThat(remote.decode(value, null, null)).isEqualTo(call);
        }
    }

    @Test
    void shouldReadTheHeaderForm() {
        Headers headers = guidHeader(registry.latest(Topic.CALLS.valueSubject()).guid());

        assertThat(decoder.decode(bare(), headers, null)).isEqualTo(call);
    }

    @Test
    void shouldReadTheHeaderFormWhereTheServerKnowsNoGuids() throws Exception {
        RegisteredSchema version = registry.latest(Topic.CALLS.valueSubject());
        try (ScriptedServer server = new ScriptedServer()) {
            server.answer(404, "{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}")
                    .answer(200, "[1]")
                    .answer(
                            200,
                            "{\"subject\":\"s\",\"version\":1,\"id\":1,\"schema\":" + quoted(version.text()) + "}");
            RecordDecoder<LlmCall> remote = RecordDecoder.of(Topic.CALLS, LlmCall.class, once(server));

            assertThat(remote.decode(bare(), guidHeader(version.guid()), null)).isEqualTo(call);
        }
    }

    @Test
    void shouldReadAnIdInTheHeader() {
        Headers headers = new RecordHeaders().add(WireFormat.HEADER, Arrays.copyOf(value, WireFormat.PREFIX_LENGTH));

        assertThat(decoder.decode(bare(), headers, null)).isEqualTo(call);
    }

    @Test
    void shouldCallAnUnknownGuidUnknownSchemaAndABrokenHeaderMalformed() {
        assertThat(reason(bare(), guidHeader(new UUID(1, 2)))).isEqualTo(Reason.UNKNOWN_SCHEMA);
        assertThat(reason(bare(), new RecordHeaders().add(WireFormat.HEADER, new byte[] {1, 2})))
                .isEqualTo(Reason.MALFORMED);
        assertThat(reason(bare(), new RecordHeaders().add(WireFormat.HEADER, null)))
                .isEqualTo(Reason.MALFORMED);
    }

    private Reason reason(byte[] bad) {
        return reason(bad, null);
    }

    private Reason reason(byte[] bad, Headers headers) {
        DecodeException refused = catchThrowableOfType(DecodeException.class, () -> decoder.decode(bad, headers, null));
        assertThat(refused).as("refusal").isNotNull();
        return refused.reason();
    }

    private byte[] withId(int id) {
        byte[] copy = value.clone();
        ByteBuffer.wrap(copy).putInt(1, id);
        return copy;
    }

    private byte[] bare() {
        return Arrays.copyOfRange(value, WireFormat.PREFIX_LENGTH, value.length);
    }

    private static Headers guidHeader(UUID guid) {
        byte[] header = ByteBuffer.allocate(17)
                .put((byte) 1)
                .putLong(guid.getMostSignificantBits())
                .putLong(guid.getLeastSignificantBits())
                .array();
        return new RecordHeaders().add(WireFormat.HEADER, header);
    }

    private static SchemaRegistry once(ScriptedServer server) {
        return new HttpSchemaRegistry(RegistryConfig.of(Map.of("schema.registry.url", server.url(), "max.retries", 0)));
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
