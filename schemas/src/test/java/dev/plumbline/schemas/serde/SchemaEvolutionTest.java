package dev.plumbline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.RegistrationPolicy;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

/** Values that an older or newer version of an application wrote. */
class SchemaEvolutionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final RecordDecoder<LlmCall> decoder = RecordDecoder.of(Topic.CALLS, LlmCall.class, registry);
    private final LlmCall call = SampleRecords.call("call-1");

    @Test
    void shouldFillInWhatAnOlderWriterDidNotKnow() throws Exception {
        Schema older = changed(fields -> remove(fields, "provider"));

        LlmCall read = decoder.decode(written(older, Map.of()), null, null);

        assertThat(read.getProvider()).isEmpty();
        assertThat(read.getFeature()).isEqualTo(call.getFeature());
    }

    @Test
    void shouldSkipWhatANewerWriterAdds() throws Exception {
        Schema newer = changed(fields -> fields.insert(
                1,
                tree("{\"name\":\"extra\",\"type\":{\"type\":\"array\",\"items\":"
                        + "{\"type\":\"map\",\"values\":[\"null\",\"bytes\",\"double\"]}}}")));

        byte[] value = written(newer, Map.of("extra", List.of(Map.of("a", 1.5))));

        assertThat(decoder.decode(value, null, null)).isEqualTo(call);
    }

    @Test
    void shouldReadFieldsInAnotherOrder() throws Exception {
        Schema reordered = changed(fields -> fields.insert(0, fields.remove(fields.size() - 1)));

        assertThat(decoder.decode(written(reordered, Map.of()), null, null)).isEqualTo(call);
    }

    @Test
    void shouldCallAChangedTypeUnknownSchema() throws Exception {
        Schema other = changed(fields -> {
            remove(fields, "call_id");
            fields.insert(0, tree("{\"name\":\"call_id\",\"type\":\"long\"}"));
        });

        DecodeException refused = catchThrowableOfType(
                DecodeException.class, () -> decoder.decode(written(other, Map.of("call_id", 1L)), null, null));

        assertThat(refused.reason()).isEqualTo(DecodeException.Reason.UNKNOWN_SCHEMA);
    }

    @Test
    void shouldReadValuesOfSeveralVersionsInTurn() throws Exception {
        byte[] older = written(changed(fields -> remove(fields, "provider")), Map.of());
        byte[] current = RecordEncoder.of(Topic.ALERTS.topicName(), LlmCall.class, registry, RegistrationPolicy.DEFAULT)
                .encode(call);

        for (int i = 0; i < 3; i++) {
            assertThat(decoder.decode(older, null, null).getProvider()).isEmpty();
            assertThat(decoder.decode(current, null, null)).isEqualTo(call);
        }
    }

    private byte[] written(Schema schema, Map<String, ?> extra) throws Exception {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            Schema.Field known = call.getSchema().getField(field.name());
            Object value = extra.containsKey(field.name()) ? extra.get(field.name()) : call.get(known.pos());
            record.put(field.name(), value);
        }
        ByteArrayEncoder output = new ByteArrayEncoder(64);
        new GenericDatumWriter<Object>(schema, new SpecificData()).write(record, output);
        return output.finish(registry.register("evolution." + schema.hashCode(), schema, false));
    }

    private static Schema changed(Consumer<ArrayNode> change) throws Exception {
        ObjectNode tree = (ObjectNode) JSON.readTree(LlmCall.getClassSchema().toString());
        change.accept((ArrayNode) tree.get("fields"));
        return new Schema.Parser().parse(tree.toString());
    }

    private static void remove(ArrayNode fields, String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).get("name").asText().equals(name)) {
                fields.remove(i);
            }
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
