package dev.plumbline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A length that a value states costs no memory and no time that its bytes do not pay for. */
class HostileValueTest {

    private static final long ENOUGH = 256 * 1024;

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final RecordDecoder<LlmCall> decoder = RecordDecoder.of(Topic.CALLS, LlmCall.class, registry);
    private final byte[] value =
            RecordEncoder.of(Topic.CALLS, LlmCall.class, registry).encode(SampleRecords.call("call-1"));

    @ParameterizedTest
    @ValueSource(longs = {100, 1 << 20, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void shouldNotBelieveTheLengthOfAString(long length) throws IOException {
        byte[] bad = bytes(out -> out.writeLong(length));

        assertThat(allocatedBy(bad)).isLessThan(ENOUGH);
    }

    @ParameterizedTest
    @ValueSource(longs = {1000, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE, -5, -(1L << 40), Long.MIN_VALUE})
    void shouldNotBelieveTheSizeOfACollection(long count) throws IOException {
        ByteArrayDecoder input = new ByteArrayDecoder(KnownNames.NONE);
        byte[] bad = bytes(out -> out.writeLong(count));

        for (Start start : new Start[] {Decoder::readArrayStart, Decoder::readMapStart, Decoder::arrayNext}) {
            input.reset(bad, 5);
            assertThatThrownBy(() -> start.of(input)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldNotLoopOverManyBlocksOfItemsWithoutSize() throws IOException {
        ByteArrayDecoder input = new ByteArrayDecoder(KnownNames.NONE);
        byte[] blocks = bytes(out -> {
            for (int i = 0; i < 100; i++) {
                out.writeLong(60);
            }
        });
        input.reset(blocks, 5);
        input.readArrayStart();

        assertThatThrownBy(input::arrayNext).isInstanceOf(IOException.class);
    }

    private interface Start {
        long of(Decoder decoder) throws IOException;
    }

    private interface Write {
        void to(BinaryEncoder encoder) throws IOException;
    }

    private byte[] bytes(Write write) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(value, 0, 5);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        write.to(encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private long allocatedBy(byte[] bad) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        decoder.decode(value, null, null);
        assertThatThrownBy(() -> decoder.decode(bad, null, null)).isInstanceOf(DecodeException.class);
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> decoder.decode(bad, null, null)).isInstanceOf(DecodeException.class);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
