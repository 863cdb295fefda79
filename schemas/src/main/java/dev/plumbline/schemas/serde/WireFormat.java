package dev.plumbline.schemas.serde;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Where the schema's identity stands: ahead of the value, or in a header with the value bare. */
final class WireFormat {

    static final String HEADER = "__value_schema_id";
    static final byte ID_MAGIC = 0;
    static final byte GUID_MAGIC = 1;
    static final int PREFIX_LENGTH = 5;
    private static final int GUID_HEADER_LENGTH = 17;

    private WireFormat() {}

    static int readId(byte[] value) {
        if (value.length < PREFIX_LENGTH) {
            throw malformed("The value has " + value.length + " bytes, too few for a schema id");
        }
        if (value[0] != ID_MAGIC) {
            throw malformed("The value begins with byte " + (value[0] & 0xff) + ", not with 0");
        }
        return ByteBuffer.wrap(value).getInt(1);
    }

    static void writeId(int id, byte[] target) {
        ByteBuffer.wrap(target).put(ID_MAGIC).putInt(id);
    }

    /** The header with the schema's identity, or null if the identity stands ahead of the value. */
    static @Nullable Header header(@Nullable Headers headers) {
        return headers == null ? null : headers.lastHeader(HEADER);
    }

    /** The identity in the header: an {@code Integer} id or a {@code UUID}. */
    static Object readHeader(Header header) {
        byte[] value = header.value();
        if (value != null && value.length == PREFIX_LENGTH && value[0] == ID_MAGIC) {
            return readId(value);
        }
        if (value != null && value.length == GUID_HEADER_LENGTH && value[0] == GUID_MAGIC) {
            ByteBuffer bytes = ByteBuffer.wrap(value, 1, GUID_HEADER_LENGTH - 1);
            return new UUID(bytes.getLong(), bytes.getLong());
        }
        throw malformed("The header " + HEADER + " holds neither an id nor a GUID");
    }

    static DecodeException malformed(String message) {
        return new DecodeException(DecodeException.Reason.MALFORMED, message, null);
    }
}
