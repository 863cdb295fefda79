package dev.plumbline.processors.rollups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VarintTest {

    @Property
    void shouldReadWhatItWrites(@ForAll long value) {
        ByteBuffer buffer = ByteBuffer.allocate(20);
        Varint.write(buffer, value);
        assertThat(buffer.position()).isEqualTo(Varint.size(value));
        Varint.writeSigned(buffer, value);
        assertThat(buffer.position()).isEqualTo(Varint.size(value) + Varint.sizeSigned(value));
        buffer.flip();
        assertThat(Varint.read(buffer)).isEqualTo(value);
        assertThat(Varint.readSigned(buffer)).isEqualTo(value);
    }

    @Test
    void shouldRefuseANumberThatDoesNotEnd() {
        byte[] endless = new byte[11];
        Arrays.fill(endless, (byte) 0x80);
        assertThatThrownBy(() -> Varint.read(ByteBuffer.wrap(endless))).isInstanceOf(CorruptRollupException.class);
        assertThatThrownBy(() -> Varint.read(ByteBuffer.wrap(endless, 0, 3)))
                .isInstanceOf(CorruptRollupException.class);
    }

    @Test
    void shouldRefuseALengthBeyondTheEnd() {
        assertThatThrownBy(() -> Varint.readLength(ByteBuffer.wrap(new byte[] {2, 0})))
                .isInstanceOf(CorruptRollupException.class);
    }
}
