package dev.plumbline.ingest.replay.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.replay.formats.text.RowFault;
import dev.plumbline.schemas.records.LlmCall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads one call from JSON text: rewrites the human forms of the times, then follows the schema. */
final class JsonCall {
    private final ObjectReader reader = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    LlmCall read(String text) throws RowFault {
        if (!(parse(text) instanceof ObjectNode object)) {
            throw new RowFault("is not a JSON object");
        }
        startedAt(object);
        milliseconds(object, "duration_ms", "duration_micros");
        milliseconds(object, "time_to_first_token_ms", "time_to_first_token_micros");
        return (LlmCall) AvroJson.record(LlmCall.getClassSchema(), object, "");
    }

    private JsonNode parse(String text) throws RowFault {
        try {
            return reader.readTree(text);
        } catch (JsonProcessingException e) {
            throw new RowFault("is not JSON: " + e.getOriginalMessage());
        }
    }

    private static void startedAt(ObjectNode object) throws RowFault {
        JsonNode value = replaced(object, "started_at", "started_at_micros");
        if (value == null) {
            return;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value.asText());
            object.put("started_at_micros", ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant()));
        } catch (DateTimeException | ArithmeticException e) {
            throw new RowFault("started_at is not an RFC 3339 time: \"" + value.asText() + "\"");
        }
    }

    private static void milliseconds(ObjectNode object, String from, String to) throws RowFault {
        JsonNode value = replaced(object, from, to);
        if (value == null || value.isNull()) {
            return;
        }
        if (!value.isNumber()) {
            throw new RowFault(from + " is not a number");
        }
        BigDecimal millis = value.decimalValue();
        if (millis.precision() - (long) millis.scale() > 15) {
            throw new RowFault(from + " is out of range");
        }
        object.put(
                to, millis.movePointRight(3).setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    }

    private static @Nullable JsonNode replaced(ObjectNode object, String from, String to) throws RowFault {
        JsonNode value = object.remove(from);
        if (value != null && object.has(to)) {
            throw new RowFault("has both " + from + " and " + to);
        }
        return value;
    }
}
