package dev.plumbline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.Utf8;

/** Our encoder writes the bytes that Avro's writes, and our decoder reads them back. */
class BinaryFormatTest {

    @Property(tries = 500)
    void shouldWriteAndReadAsAvroDoes(
            @ForAll long number,
            @ForAll int small,
            @ForAll double real,
            @ForAll float single,
            @ForAll boolean flag,
            @ForAll String text,
            @ForAll byte[] bytes)
            throws IOException {
        ByteArrayEncoder ours = new ByteArrayEncoder(0);
        write(ours, number, small, real, single, flag, text, bytes);
        byte[] written = ours.finish(7);

        assertThat(Arrays.copyOfRange(written, 5, written.length))
                .isEqualTo(byAvro(number, small, real, single, flag, text, bytes));

        ByteArrayDecoder decoder = new ByteArrayDecoder(KnownNames.NONE);
        decoder.reset(written, 5);
        assertThat(decoder.readLong()).isEqualTo(number);
        assertThat(decoder.readInt()).isEqualTo(small);
        assertThat(decoder.readDouble()).isEqualTo(real);
        assertThat(decoder.readFloat()).isEqualTo(single);
        assertThat(decoder.readBoolean()).isEqualTo(flag);
        assertThat((Object) decoder.readString(null)).isEqualTo(new Utf8(text));
        assertThat(decoder.readBytes(null)).isEqualTo(ByteBuffer.wrap(bytes));
        byte[] fixed = new byte[bytes.length];
        decoder.readFixed(fixed);
        assertThat(fixed).isEqualTo(bytes);
        assertThat(decoder.remainingBytes()).isZero();
    }

    private static byte[] byAvro(
            long number, int small, double real, float single, boolean flag, String text, byte[] bytes)
            throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(output, null);
        write(encoder, number, small, real, single, flag, text, bytes);
        encoder.flush();
        return output.toByteArray();
    }

    private static void write(
            Encoder encoder, long number, int small, double real, float single, boolean flag, String text, byte[] bytes)
            throws IOException {
        encoder.writeLong(number);
        encoder.writeInt(small);
        encoder.writeDouble(real);
        encoder.writeFloat(single);
        encoder.writeBoolean(flag);
        encoder.writeString(text);
        encoder.writeBytes(bytes);
        encoder.writeFixed(bytes);
    }
}
