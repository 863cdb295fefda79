package dev.plumbline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes, a value is a record or a {@link DecodeException}. */
class AnyBytesTest {

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final RecordDecoder<LlmCall> decoder = RecordDecoder.of(Topic.CALLS, LlmCall.class, registry);
    private final byte[] value =
            RecordEncoder.of(Topic.CALLS, LlmCall.class, registry).encode(SampleRecords.call("call-1"));

    @Property(tries = 2000)
    void shouldReadOrRefuseAChangedByte(@ForAll @IntRange(min = 5, max = 10_000) int where, @ForAll byte with) {
        byte[] changed = value.clone();
        changed[5 + where % (changed.length - 5)] = with;

        assertReadOrRefused(changed);
    }

    @Property(tries = 1000)
    void shouldReadOrRefuseAnyBytes(@ForAll @Size(max = 200) byte[] noise) {
        byte[] any = Arrays.copyOf(value, 5 + noise.length);
        System.arraycopy(noise, 0, any, 5, noise.length);

        assertReadOrRefused(any);
    }

    @Property(tries = 200)
    void shouldGiveEveryStringAsItIs(@ForAll List<String> texts) {
        ShortStrings strings = new ShortStrings();

        for (int round = 0; round < 2; round++) {
            for (String text : texts) {
                byte[] bytes = (">" + text + "<").getBytes(StandardCharsets.UTF_8);
                String expected = new String(bytes, 1, bytes.length - 2, StandardCharsets.UTF_8);
                assertThat(strings.of(bytes, 1, bytes.length - 2)).isEqualTo(expected);
            }
        }
    }

    private void assertReadOrRefused(byte[] bytes) {
        try {
            assertThat(decoder.decode(bytes, null, null)).isNotNull();
        } catch (DecodeException e) {
            assertThat(e.reason()).isEqualTo(DecodeException.Reason.MALFORMED);
        }
    }
}
