package dev.plumbline.ingest.gateway.otlp.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Protobuf's binary encoding. What is skipped is skipped by its length, however deep it nests. */
final class ProtobufWire implements Wire {
    private final CodedInputStream in;
    private int tag;

    ProtobufWire(byte[] body) throws IOException {
        in = CodedInputStream.newInstance(body);
        // Without a limit, a message that claims to go on after the body's end would pass as whole.
        in.pushLimit(body.length);
    }

    @Override
    public int next(Shape shape) throws IOException {
        tag = in.readTag();
        return WireFormat.getTagFieldNumber(tag);
    }

    @Override
    public void message(Shape shape, FieldReader reader) throws IOException {
        int outer = in.pushLimit(length());
        fields(shape, reader);
        in.popLimit(outer);
    }

    @Override
    public void skip() throws IOException {
        int type = WireFormat.getTagWireType(tag);
        if (type == WireFormat.WIRETYPE_START_GROUP || type == WireFormat.WIRETYPE_END_GROUP) {
            // OTLP has no groups; skipping them would recurse.
            throw new MalformedOtlpException("is not OTLP: it holds a group");
        }
        in.skipField(tag);
    }

    @Override
    public String id(int bytes) throws IOException {
        int length = length();
        if (length != bytes) {
            in.skipRawBytes(length);
            return "";
        }
        return Ids.valid(HexFormat.of().formatHex(in.readRawBytes(length)), bytes);
    }

    @Override
    public long whole() throws IOException {
        expect(WireFormat.WIRETYPE_VARINT);
        return in.readInt64();
    }

    @Override
    public long fixed() throws IOException {
        expect(WireFormat.WIRETYPE_FIXED64);
        return in.readFixed64();
    }

    @Override
    public double real() throws IOException {
        expect(WireFormat.WIRETYPE_FIXED64);
        return in.readDouble();
    }

    @Override
    public boolean flag() throws IOException {
        expect(WireFormat.WIRETYPE_VARINT);
        return in.readBool();
    }

    @Override
    public int choice(List<String> words) throws IOException {
        expect(WireFormat.WIRETYPE_VARINT);
        return in.readEnum();
    }

    @Override
    public @Nullable String text(int maxLength) throws IOException {
        int length = length();
        if (length > maxLength) {
            in.skipRawBytes(length);
            return null;
        }
        return new String(in.readRawBytes(length), StandardCharsets.UTF_8);
    }

    private int length() throws IOException {
        expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
        return in.readRawVarint32();
    }

    private void expect(int type) throws MalformedOtlpException {
        if (WireFormat.getTagWireType(tag) != type) {
            throw new MalformedOtlpException("is not OTLP: a field has another type");
        }
    }
}
