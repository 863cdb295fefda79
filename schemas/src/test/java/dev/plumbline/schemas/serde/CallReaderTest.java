package dev.plumbline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.records.GuardrailVerdict;
import dev.plumbline.schemas.records.InlineScore;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Outcome;
import dev.plumbline.schemas.records.ScoreSource;
import dev.plumbline.schemas.records.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The reader by position against Avro's own, which resolves schemas: the same record, or both refuse. */
class CallReaderTest {
    private final RecordModel<LlmCall> model = RecordModel.of(LlmCall.class);
    private final DatumReader<LlmCall> byPosition = model.reader(model.schema());
    private final DatumReader<LlmCall> resolving = model.resolving(model.schema());
    private final ByteArrayDecoder in = new ByteArrayDecoder(new KnownNames(1_000));

    @Test
    void shouldReadByPositionOnlyWhatOurSchemaWrote() {
        assertThat(byPosition).isInstanceOf(CallReader.class);
        assertThat(model.reader(withoutFirstField())).isNotInstanceOf(CallReader.class);
    }

    @Property(tries = 1000)
    void shouldReadWhatAvroReads(@ForAll long seed) {
        LlmCall call = call(new Random(seed));
        assertThat(read(byPosition, bytes(call), null)).isEqualTo(call);
        assertThat(read(resolving, bytes(call), null)).isEqualTo(call);
    }

    @Property(tries = 500)
    void shouldLeaveNothingOfAReusedRecord(@ForAll long first, @ForAll long second) {
        LlmCall reused = read(byPosition, bytes(call(new Random(first))), null);
        LlmCall call = call(new Random(second));
        assertThat(read(byPosition, bytes(call), reused)).isSameAs(reused).isEqualTo(call);
    }

    @Property(tries = 3000)
    void shouldReadOrRefuseChangedBytesAsAvroDoes(
            @ForAll long seed, @ForAll @IntRange(max = 10_000) int where, @ForAll byte with) {
        byte[] changed = bytes(call(new Random(seed)));
        changed[where % changed.length] = with;
        assertThat(read(byPosition, changed, null)).isEqualTo(read(resolving, changed, null));
    }

    /** The record, or null if it is refused. */
    private @Nullable LlmCall read(DatumReader<LlmCall> reader, byte[] bytes, @Nullable LlmCall reuse) {
        in.reset(bytes, 0);
        try {
            return reader.read(reuse, in);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private byte[] bytes(LlmCall call) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            new SpecificDatumWriter<>(model.schema(), model.data()).write(call, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Every field filled at random by its schema, so that none is forgotten when one is added. */
    private static LlmCall call(Random random) {
        LlmCall call = new LlmCall();
        for (Schema.Field field : call.getSchema().getFields()) {
            call.put(field.pos(), value(field.schema(), random));
        }
        return call;
    }

    private static @Nullable Object value(Schema schema, Random random) {
        return switch (schema.getType()) {
            case UNION -> random.nextBoolean() ? null : value(schema.getTypes().get(1), random);
            case STRING -> text(random);
            case LONG -> random.nextLong() >> random.nextInt(64);
            case INT -> random.nextInt() >> random.nextInt(32);
            case BOOLEAN -> random.nextBoolean();
            case ENUM -> Outcome.values()[random.nextInt(Outcome.values().length)];
            case RECORD -> usage(random);
            case ARRAY -> schema.getElementType().getName().equals("InlineScore") ? scores(random) : verdicts(random);
            case MAP -> attributes(random);
            default -> throw new IllegalStateException("the schema has a new kind of field: " + schema);
        };
    }

    private static String text(Random random) {
        String[] texts = {"", "a", "gpt-4o-mini", "feature-1234", "日本", "a name of more than twenty-four bytes"};
        return texts[random.nextInt(texts.length)];
    }

    private static Usage usage(Random random) {
        Usage usage = new Usage();
        usage.getSchema().getFields().forEach(field -> usage.put(field.pos(), value(field.schema(), random)));
        return usage;
    }

    private static List<InlineScore> scores(Random random) {
        List<InlineScore> scores = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            ScoreSource source = ScoreSource.values()[random.nextInt(ScoreSource.values().length)];
            scores.add(new InlineScore(text(random), random.nextGaussian(), source, text(random), text(random)));
        }
        return scores;
    }

    private static List<GuardrailVerdict> verdicts(Random random) {
        List<GuardrailVerdict> verdicts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            verdicts.add(new GuardrailVerdict(text(random), text(random), random.nextBoolean()));
        }
        return verdicts;
    }

    private static Map<String, String> attributes(Random random) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            attributes.put(text(random), text(random));
        }
        return attributes;
    }

    private Schema withoutFirstField() {
        List<Schema.Field> fields = model.schema().getFields().stream()
                .skip(1)
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        return Schema.createRecord(
                model.schema().getName(), null, model.schema().getNamespace(), false, fields);
    }
}
