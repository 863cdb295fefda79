package dev.plumbline.ingest.gateway.otlp.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * OTLP's own JSON: ids are hexadecimal digits and not base64, and a number of 64 bits is a number or a text. A list is a
 * field that comes again and again, as in protobuf.
 */
final class JsonWire implements Wire {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNameLength(4 * 1024)
                    .maxNumberLength(64)
                    .build())
            .build();

    private final JsonParser parser;
    private int listField;

    JsonWire(byte[] body) throws IOException {
        parser = JSON.createParser(body);
    }

    /** Opens the document, which must be one object. */
    void start() throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT);
    }

    /** Closes the document, after which nothing may follow. */
    void end() throws IOException {
        require(parser.nextToken() == null);
    }

    @Override
    public int next(Shape shape) throws IOException {
        if (listField != 0 && parser.nextToken() != JsonToken.END_ARRAY) {
            return listField;
        }
        listField = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int field = shape.field(parser.currentName());
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && field != 0) {
                token = parser.nextToken();
                listField = token == JsonToken.END_ARRAY ? 0 : field;
                field = listField;
            } else if (token == JsonToken.VALUE_NULL) {
                field = 0;
            }
            if (field != 0) {
                return field;
            }
            parser.skipChildren();
        }
        require(parser.currentToken() == JsonToken.END_OBJECT);
        return 0;
    }

    @Override
    public void message(Shape shape, FieldReader reader) throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT);
        int outer = listField;
        listField = 0;
        fields(shape, reader);
        listField = outer;
    }

    @Override
    public void skip() throws IOException {
        parser.skipChildren();
    }

    @Override
    public String id(int bytes) throws IOException {
        require(parser.currentToken() == JsonToken.VALUE_STRING);
        return Ids.valid(parser.getText(), bytes);
    }

    @Override
    public long whole() throws IOException {
        return number(false);
    }

    @Override
    public long fixed() throws IOException {
        return number(true);
    }

    @Override
    public double real() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            try {
                return Double.parseDouble(parser.getText());
            } catch (NumberFormatException e) {
                throw new MalformedOtlpException("is not OTLP: a field has another type");
            }
        }
        require(parser.currentToken().isNumeric());
        return parser.getDoubleValue();
    }

    @Override
    public boolean flag() throws IOException {
        require(parser.currentToken().isBoolean());
        return parser.getBooleanValue();
    }

    // Enumerations are numbers in OTLP, but protobuf's own JSON writes their names.
    @Override
    public int choice(List<String> words) throws IOException {
        int word = parser.currentToken() == JsonToken.VALUE_STRING ? words.indexOf(parser.getText()) : -1;
        return word >= 0 ? word : (int) number(false);
    }

    @Override
    public @Nullable String text(int maxLength) throws IOException {
        require(parser.currentToken() == JsonToken.VALUE_STRING);
        return parser.getTextLength() > maxLength ? null : parser.getText();
    }

    private long number(boolean unsigned) throws IOException {
        require(parser.currentToken() == JsonToken.VALUE_STRING || parser.currentToken() == JsonToken.VALUE_NUMBER_INT);
        try {
            return unsigned ? Long.parseUnsignedLong(parser.getText()) : Long.parseLong(parser.getText());
        } catch (NumberFormatException e) {
            throw new MalformedOtlpException("is not OTLP: a number is none or too large");
        }
    }

    private static void require(boolean holds) throws MalformedOtlpException {
        if (!holds) {
            throw new MalformedOtlpException("is not OTLP: it is cut short, or a field has another type");
        }
    }
}
