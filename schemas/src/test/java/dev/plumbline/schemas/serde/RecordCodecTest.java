package dev.plumbline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final RecordEncoder<LlmCall> encoder = RecordEncoder.of(Topic.CALLS, LlmCall.class, registry);
    private final RecordDecoder<LlmCall> decoder = RecordDecoder.of(Topic.CALLS, LlmCall.class, registry);

    @Test
    void shouldReadWhatItWrote() {
        LlmCall call = SampleRecords.call("call-1");

        assertThat(decoder.decode(encoder.encode(call), null, null)).isEqualTo(call);
    }

    @Test
    void shouldFillTheRecordThatIsReused() {
        LlmCall reused = decoder.decode(encoder.encode(SampleRecords.call("call-1")), null, null);
        LlmCall second = SampleRecords.call("call-2");

        LlmCall decoded = decoder.decode(encoder.encode(second), null, reused);

        assertThat(decoded).isSameAs(reused).isEqualTo(second);
    }

    @Test
    void shouldMakeANewRecordWhenTheReusedOneCannotBeFilled() {
        LlmCall withImmutableLists = SampleRecords.call("call-1");
        LlmCall second = SampleRecords.call("call-2");

        assertThat(decoder.decode(encoder.encode(second), null, withImmutableLists))
                .isEqualTo(second);
    }

    @Test
    void shouldBeginWithZeroAndTheIdInBigEndian() {
        byte[] value = encoder.encode(SampleRecords.call("call-1"));

        assertThat(value).startsWith(0, 0, 0, 0, encoder.schemaId());
    }

    @Test
    void shouldSayWhichFieldHasNoValue() {
        LlmCall call = SampleRecords.call("call-1");
        call.setTenant(null);

        assertThatThrownBy(() -> encoder.encode(call)).hasMessageContaining("LlmCall");
    }

    @Test
    void shouldBuildARecordFromItsDefaults() {
        LlmCall call = LlmCall.newBuilder()
                .setCallId("c")
                .setStartedAtMicros(1)
                .setTenant("t")
                .setFeature("f")
                .build();

        assertThat(decoder.decode(encoder.encode(call), null, null)).isEqualTo(call);
    }

    @Test
    void shouldShareTheStringsThatComeAgain() {
        LlmCall first = decoder.decode(encoder.encode(SampleRecords.call("call-1")), null, null);
        LlmCall second = decoder.decode(encoder.encode(SampleRecords.call("call-2")), null, null);

        assertThat(second.getFeature()).isSameAs(first.getFeature());
    }
}
